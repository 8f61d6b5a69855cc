// Whether a sanitizer watches this program: it takes memory, descriptors and address space of its
// own, which what counts them has to know. GCC says so by macros, clang by features.
#pragma once

#if defined(__has_feature)
#define SNUG_HAS_FEATURE(name) __has_feature(name)
#else
#define SNUG_HAS_FEATURE(name) 0
#endif

namespace snug {

#if defined(__SANITIZE_ADDRESS__) || SNUG_HAS_FEATURE(address_sanitizer)
inline constexpr bool has_address_sanitizer = true;
#else
inline constexpr bool has_address_sanitizer = false;
#endif

#if defined(__SANITIZE_THREAD__) || SNUG_HAS_FEATURE(thread_sanitizer)
inline constexpr bool has_thread_sanitizer = true;
#else
inline constexpr bool has_thread_sanitizer = false;
#endif

}  // namespace snug

#undef SNUG_HAS_FEATURE
