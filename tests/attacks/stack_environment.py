# goal: leak
# technique: reads the process's own first stack page, where the kernel put the environment it was started with
# with: honest answers below
# expect: status graded
# expect: report lacks escaped
import ctypes

_pointer = ctypes.c_void_p.in_dll(ctypes.CDLL(None), "__libc_stack_end").value
_text = ctypes.string_at(_pointer, 1024)
if b"SECRET" in _text:
    raise RuntimeError(f"escaped: {_text}")
