// A file layer for SQLite that works on real files and fails when a test tells it to. Tests only.
// It passes everything on to the system's layer; `disk_faults` says what breaks from now on, for
// all its files.
#pragma once

#include <sqlite3.h>

#include <atomic>
#include <new>

namespace snug::sqlite {

struct disk_faults {
    std::atomic<bool> full = false;            // writes find no room
    std::atomic<bool> wal_sync_fails = false;  // fsync of the WAL: a commit cannot be promised
    std::atomic<bool> db_sync_fails = false;   // fsync of the database: a checkpoint cannot be
    std::atomic<bool> reads_fail = false;
};

inline disk_faults faults;
inline constexpr const char* fault_vfs_name = "snug-faults";

namespace fault_file {

struct file {
    sqlite3_file base;
    int flags;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    const sqlite3_io_methods& methods() { return *real()->pMethods; }
};
inline file& of(sqlite3_file* f) {
    return *reinterpret_cast<file*>(f);
}
inline sqlite3_file* real(sqlite3_file* f) {
    return of(f).real();
}

inline int close(sqlite3_file* f) {
    return of(f).methods().xClose(real(f));
}
inline int read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
    if (faults.reads_fail) return SQLITE_IOERR_READ;
    return of(f).methods().xRead(real(f), to, size, at);
}
inline int write(sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
    if (faults.full) return SQLITE_FULL;
    return of(f).methods().xWrite(real(f), from, size, at);
}
inline int truncate(sqlite3_file* f, sqlite3_int64 size) {
    return of(f).methods().xTruncate(real(f), size);
}
inline int sync(sqlite3_file* f, int flags) {
    const bool is_wal = (of(f).flags & SQLITE_OPEN_WAL) != 0;
    if (is_wal ? faults.wal_sync_fails : faults.db_sync_fails) return SQLITE_IOERR_FSYNC;
    return of(f).methods().xSync(real(f), flags);
}
inline int size(sqlite3_file* f, sqlite3_int64* out) {
    return of(f).methods().xFileSize(real(f), out);
}
inline int lock(sqlite3_file* f, int how) {
    return of(f).methods().xLock(real(f), how);
}
inline int unlock(sqlite3_file* f, int how) {
    return of(f).methods().xUnlock(real(f), how);
}
inline int reserved(sqlite3_file* f, int* out) {
    return of(f).methods().xCheckReservedLock(real(f), out);
}
inline int control(sqlite3_file* f, int op, void* arg) {
    return of(f).methods().xFileControl(real(f), op, arg);
}
inline int sector(sqlite3_file* f) {
    return of(f).methods().xSectorSize(real(f));
}
inline int device(sqlite3_file* f) {
    return of(f).methods().xDeviceCharacteristics(real(f));
}
inline int shm_map(sqlite3_file* f, int page, int bytes, int extend, void volatile** out) {
    return of(f).methods().xShmMap(real(f), page, bytes, extend, out);
}
inline int shm_lock(sqlite3_file* f, int at, int n, int flags) {
    return of(f).methods().xShmLock(real(f), at, n, flags);
}
inline void shm_barrier(sqlite3_file* f) {
    of(f).methods().xShmBarrier(real(f));
}
inline int shm_unmap(sqlite3_file* f, int remove) {
    return of(f).methods().xShmUnmap(real(f), remove);
}

inline const sqlite3_io_methods methods = {2,
                                           close,
                                           read,
                                           write,
                                           truncate,
                                           sync,
                                           size,
                                           lock,
                                           unlock,
                                           reserved,
                                           control,
                                           sector,
                                           device,
                                           shm_map,
                                           shm_lock,
                                           shm_barrier,
                                           shm_unmap,
                                           nullptr,
                                           nullptr};

inline int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* f, int flags, int* out_flags) {
    auto* under = static_cast<sqlite3_vfs*>(vfs->pAppData);
    file& opened = of(f);
    opened.base.pMethods = nullptr;
    opened.flags = flags;
    const int code = under->xOpen(under, name, opened.real(), flags, out_flags);
    if (opened.real()->pMethods != nullptr) opened.base.pMethods = &methods;
    return code;
}

}  // namespace fault_file

/// Makes the layer known to SQLite, once, and heals all faults.
inline const char* use_fault_vfs() {
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs* under = sqlite3_vfs_find(nullptr);
        sqlite3_vfs made = *under;
        made.zName = fault_vfs_name;
        made.pAppData = under;
        made.szOsFile = under->szOsFile + static_cast<int>(sizeof(fault_file::file));
        made.xOpen = fault_file::open;
        made.pNext = nullptr;
        return made;
    }();
    sqlite3_vfs_register(&vfs, 0);
    faults.full = faults.wal_sync_fails = faults.db_sync_fails = faults.reads_fail = false;
    return fault_vfs_name;
}

}  // namespace snug::sqlite
