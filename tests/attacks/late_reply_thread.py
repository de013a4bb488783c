# goal: points
# technique: a thread that goes on sending replies long after its call is over
# with: honest answers above
# expect: status graded
# expect: manual_dot == 0
import threading
import time


def _late(session, parent):
    for _ in range(200):
        time.sleep(0.005)
        content = {"replies": [{"status": "returned", "value": ["int", "20"], "changed": []}], "done": True, "nonce": ""}
        try:
            session.send("shell", "graders_reply", content, {"header": {"msg_id": session.request_id}})
        except Exception:
            return


def manual_dot(x, y):
    session = get_ipython().kernel.session
    threading.Thread(target=_late, args=(session, None), daemon=True).start()
    return 12345
