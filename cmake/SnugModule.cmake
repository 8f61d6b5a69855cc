# What every module shares: language, warnings, sanitizers, one library and one test program per folder.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(SNUG_TESTS "Build the tests" ON)
option(SNUG_FUZZ "Build the libFuzzer targets (clang)" OFF)
option(SNUG_BENCH "Build the load generator and the floor program" OFF)
set(SNUG_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined or thread")
set(SNUG_WEB_DIST "${CMAKE_SOURCE_DIR}/web/dist" CACHE PATH "The built client that the binary embeds")

add_library(snug_options INTERFACE)
target_include_directories(snug_options INTERFACE ${CMAKE_SOURCE_DIR}/server)
target_compile_options(snug_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Werror
    -fstack-protector-strong -fno-omit-frame-pointer)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees ghosts inside inlined std::string and std::variant at -O2 (PR 105329, PR 105562).
    target_compile_options(snug_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized
        -Wno-stringop-overread -Wno-array-bounds -Wno-stringop-overflow -Wno-dangling-pointer)
    if(CMAKE_UNITY_BUILD)
        # A class of a source may hold what that source alone knows; included by a unity source it looks like a header's.
        target_compile_options(snug_options INTERFACE -Wno-subobject-linkage)
    endif()
else()
    # clang 19 blames whoever sorts stably for what libstdc++ 12 itself calls there. Our own use of
    # deprecated things is what g++ refuses, which builds everything that is shipped.
    target_compile_options(snug_options INTERFACE -Wno-deprecated-declarations)
endif()
# A program carries no library that it does not call: what media's helper does not load it cannot be attacked by.
target_link_options(snug_options INTERFACE LINKER:--as-needed)
target_compile_definitions(snug_options INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:_GLIBCXX_ASSERTIONS>
    BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_DISABLE_BOOST_COROUTINE)
if(SNUG_SANITIZE)
    target_compile_options(snug_options INTERFACE -fsanitize=${SNUG_SANITIZE} -fno-sanitize-recover=all)
    target_link_options(snug_options INTERFACE -fsanitize=${SNUG_SANITIZE})
    if(SNUG_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # tsan does not see fences; Asio uses them only where a mutex orders the same accesses.
        target_compile_options(snug_options INTERFACE -Wno-tsan)
    endif()
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_definitions(snug_options INTERFACE _FORTIFY_SOURCE=2)
    target_link_options(snug_options INTERFACE -pie -Wl,-z,relro,-z,now)
endif()

if(SNUG_FUZZ)
    # Without counters in the libraries too the fuzzer sees nothing of what it runs.
    target_compile_options(snug_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# snug_module(NAME [USES other...] [LINK lib...] [PCH header...] [TEST_LINK lib...] [RECURSE])
# Makes library snug_NAME of *.cpp and, from *_test.cpp, the test program snug_NAME_test (found by ctest).
# USES names Snug modules, which is how the one-way order is enforced at link time.
function(snug_module name)
    cmake_parse_arguments(arg "RECURSE" "" "USES;LINK;PCH;TEST_LINK" ${ARGN})
    set(mode GLOB)
    if(arg_RECURSE)
        set(mode GLOB_RECURSE)
    endif()
    file(${mode} sources CONFIGURE_DEPENDS *.cpp)
    set(tests ${sources})
    set(benches ${sources})
    list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
    list(FILTER benches INCLUDE REGEX "_bench\\.cpp$")
    list(FILTER sources EXCLUDE REGEX "(_test|_bench|/main)\\.cpp$")

    list(TRANSFORM arg_USES PREPEND snug_)
    if(sources)
        add_library(snug_${name} STATIC ${sources})
        target_link_libraries(snug_${name} PUBLIC snug_options ${arg_USES} ${arg_LINK})
        if(arg_PCH)
            target_precompile_headers(snug_${name} PRIVATE ${arg_PCH})
        endif()
    else()
        add_library(snug_${name} INTERFACE)
        target_link_libraries(snug_${name} INTERFACE snug_options ${arg_USES} ${arg_LINK})
    endif()
    if(SNUG_TESTS AND tests)
        add_executable(snug_${name}_test ${tests})
        target_link_libraries(snug_${name}_test PRIVATE snug_${name} ${arg_TEST_LINK} GTest::gtest GTest::gtest_main)
        if(arg_PCH)
            target_precompile_headers(snug_${name}_test PRIVATE ${arg_PCH} <gtest/gtest.h>)
        endif()
        if(SNUG_FUZZ)
            # Half the time of the compiler went into making tests fast and into counters for the fuzzer.
            target_compile_options(snug_${name}_test PRIVATE -O0 -fno-sanitize=fuzzer-no-link)
        endif()
        gtest_discover_tests(snug_${name}_test DISCOVERY_MODE PRE_TEST
            PROPERTIES TIMEOUT 120 LABELS ${name})
    endif()
    foreach(bench IN LISTS benches)
        if(SNUG_BENCH)
            get_filename_component(stem ${bench} NAME_WE)
            add_executable(${stem} ${bench})
            target_link_libraries(${stem} PRIVATE snug_${name})
        endif()
    endforeach()
endfunction()

# snug_fuzz(NAME USES module...): libFuzzer program fuzz_NAME from NAME.cpp.
function(snug_fuzz name)
    cmake_parse_arguments(arg "" "" "USES" ${ARGN})
    list(TRANSFORM arg_USES PREPEND snug_)
    add_executable(fuzz_${name} ${name}.cpp)
    target_link_libraries(fuzz_${name} PRIVATE snug_options ${arg_USES})
    target_compile_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
endfunction()
