# goal: denial
# technique: Jupyter messages of every kind with contents of the wrong kind, while a cell runs
# with: honest answers above
# expect: status graded
# expect: score >= 95
_session = get_ipython().kernel.session
for _kind in ("stream", "display_data", "execute_result", "error", "comm_open", "comm_msg", "comm_close", "status",
              "update_display_data", "clear_output", "execute_input", "nonsense"):
    for _content in ({}, {"name": 5, "text": []}, {"execution_state": "idle"}, {"comm_id": "x", "data": {"state": 5}},
                     {"execution_count": "x"}, {"wait": True}, {"transient": {"display_id": []}}):
        _session.send("iopub", _kind, _content)
