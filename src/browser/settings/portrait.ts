import "../leaving/ask-first.ts";

/** The profile page's script: sends the picture that somebody chose, and shows the page anew with it. */
const choose = elementNamed("portrait-choose", HTMLElement);
const file = elementNamed("portrait-file", HTMLInputElement);
const status = elementNamed("portrait-status", HTMLElement);
const fault = elementNamed("portrait-error", HTMLElement);

choose.hidden = false;
file.addEventListener("change", () => {
  const [picture] = file.files ?? [];
  if (picture) void send(picture);
});

async function send(picture: File): Promise<void> {
  fault.hidden = true;
  status.textContent = status.dataset.busy ?? "";
  file.disabled = true;
  const problem = await problemWith(picture);
  if (problem === null) {
    location.assign("/settings/profile?done=picture");
  } else {
    file.disabled = false;
    file.value = "";
    status.textContent = "";
    fault.textContent = problem;
    fault.hidden = false;
  }
}

/** Null once it is stored. */
async function problemWith(picture: File): Promise<string | null> {
  const sentence = status.dataset.failed ?? "";
  try {
    const answer = await fetch("/api/me/picture", { method: "PUT", body: picture });
    if (answer.ok) return null;
    const { error } = await answer.json();
    return error?.message ?? sentence;
  } catch {
    return sentence; // No line, or an answer from something in between.
  }
}

function elementNamed<T extends HTMLElement>(id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no such element with the id "${id}".`);
  return element;
}
