# goal: denial
# technique: asks the kernel to shut down, stop its loop, abort what waits, and interrupts itself
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
# expect: cosine_similarity == 20
import asyncio
import signal

_kernel = get_ipython().kernel


def manual_dot(x, y):
    for attempt in (
        lambda: _kernel.do_shutdown(False),
        lambda: _kernel.stop(),
        lambda: _kernel.io_loop.stop(),
        lambda: asyncio.get_event_loop().stop(),
        lambda: signal.raise_signal(signal.SIGINT),
    ):
        try:
            attempt()
        except Exception:
            pass
    return 0
