// The helper as a process: what happens when it is killed, missing, slow; what it may not do.
#include "media/media_test_place.hpp"

#include <chrono>
#include <csignal>
#include <memory>
#include <mutex>
#include <thread>

namespace snug::media {
namespace {

/// Encodes twenty seconds of a.avi, which takes longer than any of these tests waits; comes back
/// once it is under way.
std::future<job_result> begin_long_job(media_queue& queue, const test_place& place) {
    place.shell("ffmpeg -v error -f lavfi -i testsrc=s=1280x720:r=30:d=20 -c:v mpeg4 -q:v 3 a.avi");
    auto told = std::make_shared<std::promise<void>>();
    auto once = std::make_shared<std::once_flag>();
    auto under_way = told->get_future();
    auto end =
        submit(queue,
               {job_kind::play, 0, {}},
               place.open("a.avi", job_kind::play),
               [told, once](progress) { std::call_once(*once, [&] { told->set_value(); }); });
    EXPECT_EQ(under_way.wait_for(std::chrono::seconds(60)), std::future_status::ready);
    return end;
}

TEST_F(MediaJobs, AHelperKilledInTheMiddleEndsItsJobAndTheNextOneRuns) {
    auto end = begin_long_job(queue, place);
    const pid_t helper = queue.helper_pid();
    ASSERT_GT(helper, 0);
    ASSERT_EQ(::kill(helper, SIGKILL), 0);
    EXPECT_EQ(end.get(), std::unexpected(failure{failure::reason::died, {}}));
    place.shell("vips black a.png 10 10");
    EXPECT_TRUE(run(job_kind::picture, "a.png"));
    EXPECT_NE(queue.helper_pid(), helper);
}

TEST_F(MediaJobs, StoppingEndsWhatIsUnderWayAndWhatWaits) {
    auto first = begin_long_job(queue, place);
    auto second = submit(queue, {job_kind::look, 0, {}}, place.open("a.avi", job_kind::look));
    queue.stop();
    EXPECT_EQ(first.get(), std::unexpected(failure{failure::reason::stopped, {}}));
    EXPECT_EQ(second.get(), std::unexpected(failure{failure::reason::stopped, {}}));
    job late{{}, {}, {}, {}, {}};
    EXPECT_FALSE(queue.try_submit(std::move(late)));
}

TEST(MediaQueue, WithoutAHelperEveryJobSaysSo) {
    const test_place place;
    place.write("a.png", "x");
    for (const auto* program : {"", "/nonexistent/snug-media", "/bin/true"}) {
        media_queue queue(program);
        auto end = submit(queue, {job_kind::look, 0, {}}, place.open("a.png", job_kind::look));
        EXPECT_EQ(end.get(), std::unexpected(failure{failure::reason::no_helper, {}})) << program;
    }
}

// A picture was a plain download for ever, with all that it tells, because a helper was killed
// before its hello.
TEST(MediaQueue, AHelperKilledBeforeItsHelloIsStartedAgain) {
    const test_place place;
    place.write("helper",
                "#!/bin/sh\ntest -e " + place.path("tried") + " && exec " + SNUG_MEDIA_HELPER +
                    " \"$@\"\n: > " + place.path("tried") + "\nkill -9 $$\n");
    place.shell("chmod +x helper && vips black a.png 10 10");
    media_queue queue(place.path("helper"), wall_of_this_kernel());
    EXPECT_TRUE(submit(queue, {job_kind::look, 0, {}}, place.open("a.png", job_kind::look)).get());
    EXPECT_TRUE(std::filesystem::exists(place.path("tried")));
}

// The same came of a server that stopped while its helper started.
TEST(MediaQueue, StoppingBeforeTheHelloIsNoWordAboutTheFile) {
    const test_place place;
    place.write("helper", "#!/bin/sh\n: > " + place.path("begun") + "\nexec sleep 60\n");
    place.shell("chmod +x helper && vips black a.png 10 10");
    media_queue queue(place.path("helper"), wall_of_this_kernel());
    auto end = submit(queue, {job_kind::look, 0, {}}, place.open("a.png", job_kind::look));
    while (!std::filesystem::exists(place.path("begun")))
        std::this_thread::yield();
    queue.stop();
    EXPECT_EQ(end.get(), std::unexpected(failure{failure::reason::stopped, {}}));
}

TEST(MediaQueue, SaysNoWhenItIsFull) {
    const test_place place;
    place.write("a.png", "x");
    media_queue queue("");
    std::promise<void> begun;
    std::promise<void> release;
    auto released = release.get_future().share();
    auto hold = [&begun, released](job_result, material) {
        begun.set_value();
        released.wait();
    };
    job first{{}, place.open("a.png", job_kind::look), {}, hold, {}};
    ASSERT_TRUE(queue.try_submit(std::move(first)));
    begun.get_future().wait();  // the thread is taken, the queue empty
    const auto one = [] { return job{{}, {}, {}, [](job_result, material) {}, {}}; };
    for (std::size_t i = 0; i < limits::media_queue_max; ++i) {
        EXPECT_TRUE(queue.try_submit(one()));
    }
    EXPECT_FALSE(queue.try_submit(one()));
    release.set_value();
}

/// The real helper, run under strace with `options`. False where nobody may trace here.
bool make_traced_helper(const test_place& place, const std::string& options) {
    if (std::system("strace -o /dev/null true 2> /dev/null") != 0) return false;
    place.write("helper",
                "#!/bin/sh\nexec /usr/bin/strace -f -qq " + options + " " + SNUG_MEDIA_HELPER +
                    " \"$@\"\n");
    place.shell("chmod +x helper");
    return true;
}

TEST(MediaQueue, WithoutLandlockNothingIsLookedIntoUnlessTheHostAgrees) {
    const test_place place;
    if (!make_traced_helper(place,
                            "-o /dev/null -e trace=landlock_create_ruleset -e "
                            "inject=landlock_create_ruleset:error=ENOSYS")) {
        GTEST_SKIP() << "ptrace is not allowed here, so no kernel without landlock can be played";
    }
    place.shell("vips black a.png 10 10");
    const auto look = [&](landlock wall) {
        media_queue queue(place.path("helper"), wall);
        return submit(queue, {job_kind::look, 0, {}}, place.open("a.png", job_kind::look)).get();
    };
    EXPECT_EQ(look(landlock::needed), std::unexpected(failure{failure::reason::no_helper, {}}));
    EXPECT_TRUE(look(landlock::not_needed));
}

TEST(MediaQueue, WithoutSeccompNothingIsLookedInto) {
    const test_place place;
    if (!make_traced_helper(place,
                            "-o /dev/null -e trace=seccomp -e inject=seccomp:error=EINVAL")) {
        GTEST_SKIP() << "ptrace is not allowed here, so no kernel without seccomp can be played";
    }
    place.shell("vips black a.png 10 10");
    media_queue queue(place.path("helper"), wall_of_this_kernel());
    EXPECT_EQ(submit(queue, {job_kind::look, 0, {}}, place.open("a.png", job_kind::look)).get(),
              std::unexpected(failure{failure::reason::no_helper, {}}));
}

TEST(MediaQueue, NoSocketIsOpenedWhateverIsShared) {
    const test_place place;
    if (!make_traced_helper(place, "-e trace=%network,execve -o " + place.path("calls"))) {
        GTEST_SKIP() << "ptrace is not allowed here";
    }
    place.shell(
        "ffmpeg -v error -f lavfi -i testsrc=s=320x240:r=10:d=1 -f lavfi -i sine=d=1 -c:v mpeg4 "
        "a.mkv && vips black a.png 10 10");
    place.write(
        "list.mp4",
        "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n");
    {
        media_queue queue(place.path("helper"), wall_of_this_kernel());
        EXPECT_TRUE(
            submit(queue, {job_kind::picture, 0, {}}, place.open("a.png", job_kind::picture))
                .get());
        EXPECT_TRUE(
            submit(queue, {job_kind::play, 0, {}}, place.open("a.mkv", job_kind::play)).get());
        EXPECT_TRUE(is_refused(
            submit(queue, {job_kind::play, 0, {}}, place.open("list.mp4", job_kind::play)).get(),
            refusal::not_media));
    }
    const auto calls = place.read("calls");
    EXPECT_NE(calls.find("execve"), std::string::npos) << "strace saw nothing";
    EXPECT_NE(calls.find("ffmpeg"), std::string::npos);
    for (const auto* call : {"socket(", "connect(", "bind(", "sendto("}) {
        EXPECT_EQ(calls.find(call), std::string::npos) << calls;
    }
}

}  // namespace
}  // namespace snug::media
