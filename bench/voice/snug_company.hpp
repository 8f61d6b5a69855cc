// People in the voice rooms of Snug: one connection each, by the server's own routes.
#pragma once

#include "voice/company.hpp"
#include "voice/signalling.hpp"

#include <string>
#include <vector>

namespace snug::bench {

class snug_company final : public company {
public:
    snug_company(target& server, company_size size);

    void make_rooms() override;
    void leave() override;

private:
    void invite(std::size_t index, std::size_t first) override;
    bool is_everybody_in() override;
    std::size_t heard_max() const override;

    target& server_;
    signalling routes_;
    std::vector<std::string> rooms_;
    std::size_t first_ = 0;
};

}  // namespace snug::bench
