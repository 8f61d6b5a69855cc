// The helper as a process: what happens when it is killed, missing, slow; what it may not do.
#include "media/media_test_place.hpp"

#include <csignal>
#include <thread>

namespace snug::media {
namespace {

/// A minute of noise: encoding it takes longer than any of these tests waits.
void make_long_video(const test_place& place) {
    place.shell("ffmpeg -v error -f lavfi -i testsrc=s=1280x720:r=30:d=20 -c:v mpeg4 -q:v 3 a.avi");
}

TEST_F(MediaJobs, AHelperKilledInTheMiddleEndsItsJobAndTheNextOneRuns) {
    make_long_video(place);
    std::promise<void> under_way;
    std::atomic<bool> told = false;
    auto end =
        submit(queue, {job_kind::play, 0, {}}, place.open("a.avi", job_kind::play), [&](progress) {
            if (!told.exchange(true)) under_way.set_value();
        });
    under_way.get_future().wait();
    const pid_t helper = queue.helper_pid();
    ASSERT_GT(helper, 0);
    ASSERT_EQ(::kill(helper, SIGKILL), 0);
    EXPECT_EQ(end.get(), std::unexpected(failure{failure::reason::died, {}}));
    place.shell("vips black a.png 10 10");
    EXPECT_TRUE(run(job_kind::picture, "a.png"));
    EXPECT_NE(queue.helper_pid(), helper);
}

TEST_F(MediaJobs, StoppingEndsWhatIsUnderWayAndWhatWaits) {
    make_long_video(place);
    std::promise<void> under_way;
    std::atomic<bool> told = false;
    auto first =
        submit(queue, {job_kind::play, 0, {}}, place.open("a.avi", job_kind::play), [&](progress) {
            if (!told.exchange(true)) under_way.set_value();
        });
    auto second = submit(queue, {job_kind::look, 0, {}}, place.open("a.avi", job_kind::look));
    under_way.get_future().wait();
    queue.stop();
    EXPECT_EQ(first.get(), std::unexpected(failure{failure::reason::stopped, {}}));
    EXPECT_EQ(second.get(), std::unexpected(failure{failure::reason::stopped, {}}));
    job late{{}, {}, {}, {}};
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

TEST(MediaQueue, SaysNoWhenItIsFull) {
    const test_place place;
    place.write("a.png", "x");
    media_queue queue("");
    std::promise<void> begun;
    std::promise<void> release;
    auto released = release.get_future().share();
    job first{
        {}, place.open("a.png", job_kind::look), {}, [&begun, released](job_result, material) {
            begun.set_value();
            released.wait();
        }};
    ASSERT_TRUE(queue.try_submit(std::move(first)));
    begun.get_future().wait();  // the thread is taken, the queue empty
    const auto one = [] { return job{{}, {}, {}, [](job_result, material) {}}; };
    for (std::size_t i = 0; i < limits::media_queue_max; ++i) {
        EXPECT_TRUE(queue.try_submit(one()));
    }
    EXPECT_FALSE(queue.try_submit(one()));
    release.set_value();
}

TEST(MediaQueue, NoSocketIsOpenedWhateverIsShared) {
    const test_place place;
    place.write("helper",
                "#!/bin/sh\nexec /usr/bin/strace -f -qq -e trace=%network,execve -o " +
                    place.path("calls") + " " + SNUG_MEDIA_HELPER + "\n");
    place.shell("chmod +x helper");
    place.shell(
        "ffmpeg -v error -f lavfi -i testsrc=s=320x240:r=10:d=1 -f lavfi -i sine=d=1 -c:v mpeg4 "
        "a.mkv && vips black a.png 10 10");
    place.write(
        "list.mp4",
        "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n");
    {
        media_queue queue(place.path("helper"));
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
