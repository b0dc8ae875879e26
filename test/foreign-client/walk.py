"""A walk through the wire contract by a client that shares no code with Parley.

Usage: walk.py URL SETUP_TOKEN     (Debian: python3-socketio, python3-requests, python3-websocket)
Prints one line a step; ends with 1 at the first one that is not as docs/protocol.md says.
"""

import queue
import sys
import uuid

import requests
import socketio

URL, SETUP_TOKEN = sys.argv[1:3]
PASSWORD = "correct horse battery"
steps = 0


def step(what, holds=True, saw=None):
    global steps
    if not holds:
        sys.exit(f"NOT SO  {what}\n        {saw!r}")
    steps += 1
    print(f"ok      {what}")


class Device:
    refusal = None

    def __init__(self, token, wait=10):
        self.events = queue.Queue()
        self.io = socketio.Client(reconnection=False)
        for name in ("message:created", "message:changed", "conversation:changed", "receipt:changed",
                     "typing:changed", "presence:changed", "session:ended"):
            self.io.on(name, lambda payload, name=name: self.events.put((name, payload)))
        self.io.on("connect_error", self.refused)
        self.io.connect(URL, auth={"token": token}, transports=["websocket"], wait_timeout=wait)

    def refused(self, data):
        Device.refusal = data

    def ask(self, name, payload):
        return self.io.call(name, payload, timeout=10)

    def hears(self, name):
        while True:
            heard, payload = self.events.get(timeout=10)
            if heard == name:
                return payload

    def close(self):
        self.io.disconnect()


def api(method, path, body=None, token=None):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return requests.request(method, URL + path, json=body, headers=headers, timeout=10)


def sign_up(name, **rest):
    email = f"{name.lower()}.{uuid.uuid4().hex[:8]}@people.example"
    answer = api("POST", "/api/accounts", {"name": name, "email": email, "password": PASSWORD, **rest})
    step(f"{name} signs up", answer.status_code == 201, answer.text)
    return {**answer.json(), "email": email}


def key():
    return str(uuid.uuid4())


rita = sign_up("Rita", role="receiver", setupToken=SETUP_TOKEN)
step("the first account is the owner", rita["account"]["owner"] is True and rita["account"]["role"] == "receiver", rita)
again = api("POST", "/api/accounts", {"name": "Eve", "email": "eve@people.example", "password": PASSWORD,
                                      "role": "receiver", "setupToken": SETUP_TOKEN})
step("the setup token works once", again.status_code == 403 and again.json()["error"]["code"] == "forbidden", again.text)
sam = sign_up("Sam", role="sender")
eve = sign_up("Eve", role="sender")

invited = api("POST", "/api/invitations", {}, rita["token"])
step("the owner invites", invited.status_code == 201 and invited.json()["url"].startswith("http"), invited.text)
tia = sign_up("Tia", role="receiver", invitation=invited.json()["invitation"])
step("an invitation makes a receiver, not an owner", tia["account"]["owner"] is False, tia)
step("a sender may not invite", api("POST", "/api/invitations", {}, sam["token"]).status_code == 403)

signed_in = api("POST", "/api/sessions", {"email": sam["email"], "password": PASSWORD})
step("Sam signs in", signed_in.status_code == 201 and signed_in.json()["account"]["id"] == sam["account"]["id"], signed_in.text)
wrong = api("POST", "/api/sessions", {"email": sam["email"], "password": "not the password"})
unknown = api("POST", "/api/sessions", {"email": "nobody@people.example", "password": "not the password"})
step("a wrong password and an unknown address answer alike",
     wrong.status_code == unknown.status_code == 401 and wrong.json() == unknown.json(), (wrong.text, unknown.text))
me = api("GET", "/api/me", token=sam["token"]).json()
step("one's own account has the address", me["account"]["email"] == sam["email"], me)
receivers = api("GET", "/api/receivers", token=sam["token"]).json()["receivers"]
step("the receivers are listed", {r["name"] for r in receivers} == {"Rita", "Tia"}, receivers)

for what, token in (("no token", ""), ("a forged token", sam["token"][:-4] + "AAAA")):
    try:
        Device(token, wait=1)
        step(f"{what} is refused", False)
    except socketio.exceptions.ConnectionError:
        refusal = Device.refusal["data"]["code"]
        step(f"{what} is refused at the handshake: {refusal}", refusal == "unauthenticated", Device.refusal)

sams, ritas, eves = Device(sam["token"]), Device(rita["token"]), Device(eve["token"])
open_key = key()
opened = sams.ask("conversation:open", {"key": open_key, "receiverId": rita["account"]["id"], "text": "Hello"})
step("Sam opens a conversation with words", opened["ok"] and opened["message"]["seq"] == 1, opened)
conversation = opened["conversation"]["id"]
step("Rita is told", ritas.hears("message:created")["message"]["text"] == "Hello")
same = sams.ask("conversation:open", {"key": open_key, "receiverId": rita["account"]["id"], "text": "Hello"})
step("the same key gives the same answer", same["conversation"]["id"] == conversation and same["message"] == opened["message"], same)

send_key = key()
wish = {"conversationId": conversation, "key": send_key, "text": "Can I come *today*?"}
sent = sams.ask("message:send", wish)
step("a message is acknowledged", sent["ok"] and sent["message"]["seq"] == 2 and sent["duplicate"] is False, sent)
event = ritas.hears("message:created")
step("and told to the other side, the same", event["message"] == sent["message"] and event["version"] == sent["version"], event)
duplicate = sams.ask("message:send", wish)
step("sent again it is a duplicate", duplicate["ok"] and duplicate["duplicate"] and duplicate["message"] == sent["message"], duplicate)
conflict = sams.ask("message:send", {**wish, "text": "Something else"})
step("its key with other words is a conflict", not conflict["ok"] and conflict["error"]["code"] == "conflict", conflict)

read = ritas.ask("receipt:set", {"conversationId": conversation, "readSeq": 2})
step("Rita reads", read["receipt"]["readSeq"] == 2, read)
step("Sam is told", sams.hears("receipt:changed")["receipt"]["readSeq"] == 2)
ritas.ask("typing:set", {"conversationId": conversation, "typing": True})
step("Sam sees Rita typing", sams.hears("typing:changed")["typing"] is True)

cursor = {"epoch": event["epoch"], "version": event["version"]}
ritas.close()
for n in range(205):
    sams.ask("message:send", {"conversationId": conversation, "key": key(), "text": f"while away {n}"})
edited = sams.ask("message:edit", {"conversationId": conversation, "messageId": sent["message"]["id"], "text": "Tomorrow?"})
step("Sam edits", edited["ok"] and edited["message"]["editedAt"] is not None, edited)
deleted = sams.ask("message:delete", {"conversationId": conversation, "messageId": opened["message"]["id"]})
step("Sam deletes", deleted["ok"] and deleted["message"]["deletedAt"] and not deleted["message"]["text"], deleted)
ritas = Device(rita["token"])
behind = ritas.ask("heads", {"epoch": cursor["epoch"], "heads": {conversation: cursor["version"]}})["behind"]
step("heads say what moved on", behind == {conversation: deleted["version"]}, behind)
missed, pages = [], 0
while True:
    page = ritas.ask("conversation:sync", {"conversationId": conversation, **cursor})
    pages += 1
    missed += page["messages"]
    cursor = {"epoch": page["epoch"], "version": page["version"]}
    if not page["more"]:
        break
step(f"the gap is caught up in {pages} pages", [m["version"] for m in missed] == list(range(4, deleted["version"] + 1)), missed)
step("the cursor is the conversation's version", cursor["version"] == deleted["version"] == page["conversation"]["version"], cursor)
reset = ritas.ask("conversation:sync", {"conversationId": conversation, "epoch": "another", "version": 1})
step("another history starts over", reset.get("reset") is True and reset["messages"][-1]["seq"] == 207, reset)

history = api("GET", f"/api/conversations/{conversation}/messages?limit=200", token=sam["token"]).json()
step("history comes in pages by position", [m["seq"] for m in history["messages"]] == list(range(8, 208)) and history["more"], history)
first = api("GET", f"/api/conversations/{conversation}/messages?before=8", token=sam["token"]).json()
step("to the very first", [m["seq"] for m in first["messages"]] == list(range(1, 8)) and not first["more"], first)

missing = {"conversationId": "nothing-like-it", "key": key(), "text": "x"}
foreign = {**missing, "conversationId": conversation}
step("a foreign conversation answers like a missing one",
     eves.ask("message:send", foreign) == eves.ask("message:send", missing)
     and eves.ask("message:send", foreign)["error"]["code"] == "not_found")
for what, name, payload, code in (
        ("a text that is too long", "message:send", {**wish, "key": key(), "text": "x" * 4001}, "too_large"),
        ("only white space", "message:send", {**wish, "key": key(), "text": " \n"}, "invalid"),
        ("an unknown field", "message:send", {**wish, "key": key(), "authorId": "me"}, "invalid"),
        ("a wrong type", "message:send", {**wish, "key": key(), "text": {"a": 1}}, "invalid"),
        ("a receiver who opens", "conversation:open", {"key": key(), "receiverId": tia["account"]["id"]}, "forbidden")):
    device = ritas if name == "conversation:open" else sams
    answer = device.ask(name, payload)
    step(f"{what} is refused: {code}", not answer["ok"] and answer["error"]["code"] == code and answer["error"]["message"], answer)

step("signing out", api("DELETE", "/api/sessions/current", token=sam["token"]).status_code == 204)
step("closes the socket with a reason", sams.hears("session:ended")["reason"] == "signed_out")
step("and kills the token", api("GET", "/api/me", token=sam["token"]).status_code == 401)
for device in (ritas, eves):
    device.close()
print(f"{steps} steps as promised")
