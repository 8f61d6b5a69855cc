// Bytes that the store keeps, as an answer: whole, in ranges, from a file where there is one. Who
// may have them is the caller's to ask. On the io thread; the bytes are read on others.
#pragma once

#include "api/endpoint.hpp"
#include "http/file_answer.hpp"

namespace snug::api {

/// `what` says type, name and use; the rest is filled in. Browsers may keep the answer for good: an
/// address must never lead to other bytes.
http::async<answer> serve_blob(services& with,
                               const request_ptr& asked,
                               const digest& bytes,
                               http::file_facts what);

/// A thumbnail or poster; errc::not_found where none was made.
http::async<answer> serve_preview(services& with,
                                  const request_ptr& asked,
                                  const std::optional<digest>& bytes);

/// `?x=2` asks for the thumbnail of screens with two pixels in each direction.
http::async<answer> serve_thumb(services& with, const request_ptr& asked, const file_look& look);

/// What browsers show, and nothing else, is told by its type; the rest is saved.
http::file_facts facts_of(const file_look& look, const std::string& name);

}  // namespace snug::api
