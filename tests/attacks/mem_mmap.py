# goal: denial
# technique: sparse mappings of terabytes, and shared ones
# with: honest answers below
# expect: status graded
# expect: manual_dot == 20
# expect: report lacks escaped
import mmap

_maps = []
for _ in range(64):
    try:
        _maps.append(mmap.mmap(-1, 1 << 34, flags=mmap.MAP_SHARED | mmap.MAP_ANONYMOUS | 0x4000))
    except (OSError, ValueError, MemoryError):
        pass
if _maps:
    raise RuntimeError("escaped: terabytes")
