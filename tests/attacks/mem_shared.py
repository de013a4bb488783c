# goal: denial
# technique: three gigabytes in shared mappings and files in the scratch, which no limit on address space may see
# with: honest answers below
# expect: status graded
# expect: machine keeps 80 % of its free memory
import mmap

_maps = []
for _number in range(30):
    _map = mmap.mmap(-1, 100 << 20)
    _map.write(b"x" * (100 << 20))
    _maps.append(_map)
