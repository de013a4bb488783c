# goal: points
# technique: replaces IPython's and ipykernel's own methods while they are at work
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
def manual_dot(x, y):
    return 12345


_shell = get_ipython()
_shell.run_cell = lambda *a, **k: None
_shell.run_cell_async = None
_shell.showtraceback = None
_shell.display_pub = _shell.displayhook = None
_kernel = getattr(_shell, "kernel", None)
if _kernel is not None:
    _kernel.session = None
    _kernel.shell_handlers = {}
    _kernel.set_parent = None
