# goal: effect
# technique: io_uring, bpf, perf, userfaultfd, keyrings, namespaces, mounts, ptrace, other processes' memory
# with: honest answers below
# machine: x86_64
# expect: score == 95
# expect: report lacks escaped
import ctypes

_libc = ctypes.CDLL(None, use_errno=True)
_room = ctypes.create_string_buffer(4096)
_done = []
for _name, _arguments in {
    "ptrace_traceme": (101, 0, 0, 0, 0),
    "ptrace_attach": (101, 16, 2, 0, 0),
    "process_vm_readv": (310, 1, _room, 1, _room, 1, 0),
    "process_vm_writev": (311, 1, _room, 1, _room, 1, 0),
    "io_uring_setup": (425, 4, _room),
    "bpf": (321, 0, _room, 72),
    "perf_event_open": (298, _room, 0, -1, -1, 0),
    "userfaultfd": (323, 1),
    "add_key": (248, b"user", b"x", b"1", 1, -2),
    "keyctl": (250, 0, -3, 1),
    "request_key": (249, b"user", b"x", None, -2),
    "unshare_user": (272, 0x10000000),
    "unshare_mount": (272, 0x00020000),
    "setns": (308, 3, 0),
    "mount": (165, b"none", b"/tmp", b"tmpfs", 0, None),
    "umount": (166, b"/tmp", 2),
    "pivot_root": (155, b"/tmp", b"/tmp"),
    "chroot": (161, b"/tmp"),
    "open_by_handle_at": (304, -100, _room, 0),
    "fsopen": (430, b"tmpfs", 0),
    "memfd_create": (319, b"x", 0),
    "shmget": (29, 77, 4096, 0o1666),
    "msgget": (68, 77, 0o1666),
    "semget": (64, 77, 1, 0o1666),
    "mq_open": (240, b"x", 0o102, 0o600, None),
    "inotify_init": (253,),
    "fanotify_init": (300, 0, 0),
    "pidfd_open": (434, 1, 0),
    "kcmp": (312, 1, 2, 0, 0, 0),
    "personality": (135, 0x0040000),
    "settimeofday": (164, _room, None),
    "sethostname": (170, b"x", 1),
    "init_module": (175, _room, 10, b""),
    "kexec_load": (246, 0, 0, None, 0),
    "reboot": (169, 0xFEE1DEAD, 672274793, 0, None),
    "swapon": (167, b"/tmp/x", 0),
    "syslog": (103, 3, _room, 100),
    "iopl": (172, 3),
    "acct": (163, None),
    "quotactl": (179, 0, None, 0, None),
    "memfd_secret": (447, 0),
    "flock": (73, 0, 2),
    "set_dumpable": (157, 4, 1, 0, 0, 0),
    "setpriority": (141, 0, 1, -5),
    "open_tree": (428, -100, b"/", 0x1),
    "landlock_x32": (0x40000000 | 39,),
}.items():
    if _libc.syscall(*[ctypes.c_long(a) if isinstance(a, int) else a for a in _arguments]) >= 0:
        _done.append(_name)
if _done:
    raise RuntimeError(f"escaped: {_done}")
