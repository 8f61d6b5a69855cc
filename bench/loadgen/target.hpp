// Which server is measured and how it is spoken to: address, people, paths and the shape of a post.
// Made once by main from the command line, then read only by everything of the run.
#pragma once

#include "loadgen/options.hpp"
#include "net/unique_fd.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace snug::bench {

class target {
public:
    /// Reads --port, --stream-port (where streams are, if elsewhere), --dialect
    /// snug|nchan|unnumbered, --tokens FILE, --sources N, --stream-path and --post-path.
    explicit target(options& from);

    /// A connection on its way, from the loopback address whose turn it is: one address has some
    /// 28,000 ports only.
    unique_fd connect() { return connect_to(port_); }
    unique_fd connect_stream() { return connect_to(stream_port_); }

    /// `person` counts from 0; tokens are handed out in turn.
    std::string get(std::string_view path,
                    std::size_t person,
                    std::string_view more_headers = {}) const;
    std::string open_stream(std::size_t person, std::string_view last_event_id = {}) const;
    /// Any other request with a body of JSON, which may be empty.
    std::string send(std::string_view method,
                     std::string_view path,
                     std::string_view body,
                     std::size_t person) const;
    /// A post of `content` (nothing in it needs escaping). `number` makes the nonce, unique within
    /// the run.
    std::string post(std::string_view content, std::uint64_t number, std::size_t person) const;

    /// Whether messages carry `seq` without holes, which readers then hold the server to.
    bool numbers_messages() const { return numbered_; }
    const std::string& run_id() const { return run_id_; }

private:
    unique_fd connect_to(std::uint16_t port);
    std::string authorization(std::size_t person) const;
    /// What a server of our kind would send for this message, since nchan passes on what it is
    /// given.
    std::string ready_made(std::string_view content, std::uint64_t number) const;

    std::uint16_t port_;
    std::uint16_t stream_port_;
    bool nchan_;
    bool numbered_;
    std::string host_;
    std::string stream_path_;
    std::string post_path_;
    std::vector<std::string> tokens_;
    std::uint32_t sources_;
    std::uint32_t next_source_ = 0;
    std::string run_id_;  // tells this run's messages and nonces from those of a run before
};

}  // namespace snug::bench
