// What a worker gives up before it looks at what somebody shared: time, memory, the network, every
// file but those it was handed. Linux only, by the bare system calls: the kernel's interface is
// small and stable, a library for it would be one more thing to trust. All of it is inherited and
// none of it can be undone.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace snug::media {

/// Who is locked in.
enum class inmate : std::uint8_t {
    picture,   // decodes in this process: no file can be opened, no process started
    director,  // starts tools and reads what they say, never what somebody shared
    tool,      // ffmpeg: may open what landlock lets it, and start threads alone
};

struct allowance {
    std::uint64_t cpu_s = 0;
    std::uint64_t memory_bytes = 0;  // of address space
    std::uint64_t file_bytes = 0;    // written to any one file
};

/// What the helper itself gives up once, at its start: capabilities, privileges by exec, cores, its
/// place in the queue for the processor. False when the kernel refuses.
bool give_up_privileges();

/// Address space in use, in bytes.
std::uint64_t mapped_bytes();

bool set_allowance(const allowance& what);

/// Version of the kernel's landlock; 0 when it has none or it is switched off.
int landlock_version();

/// Files that may still be opened by name, all beneath what the host installed.
struct open_rights {
    std::span<const std::string> programs;  // read and executed
    std::span<const int> read;              // descriptors of files
    std::span<const int> write;             // … read and written, too
};

/// Nothing may be opened from now on, or no more than `rights` says. True also where the kernel has
/// no landlock: what seccomp leaves is then the whole wall, to which the host has to have agreed
/// (`without_landlock`).
bool close_files();
bool close_files_but(const open_rights& rights);

/// False where nobody has written down which calls to allow: there is no helper then.
bool knows_machine();

/// Only the system calls that `who` needs: no sockets, no signals to others, no new processes but
/// where `who` says so. What is denied fails with ENOSYS, sockets with EACCES; another machine's
/// calls end the process.
bool close_calls(inmate who);

/// Whether everybody's cage closes on this kernel: tried in children. Privileges are given up
/// before, and there is one thread.
bool cage_closes();

}  // namespace snug::media
