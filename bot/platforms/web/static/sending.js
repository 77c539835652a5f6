// Sends what is pressed and written, once however often it takes, and says what became of it.

const $ = (selector, root = document) => root.querySelector(selector);
const body = document.body;

export function say(sentence) {
  $("#status").textContent = sentence;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { $("#status").textContent = ""; }, 8000);
}

// A page that is not on this machine's loopback has no randomUUID.
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");
}

class Refusal extends Error {}

async function read(response) {
  const text = await response.text();
  const json = (response.headers.get("content-type") || "").includes("json");
  const answer = json ? JSON.parse(text) : { sentence: text };
  if (!response.ok) throw new Refusal(answer.sentence);
  return answer;
}

// Each press has an id of its own, so that a press sent twice does nothing twice.
const marked = (fields) => new URLSearchParams([...fields, ["press", newId()], ["as", body.dataset.who]]);

export const send = (path, fields) => insist(path, marked(fields));
export const sendFile = (path, fields, file) => insist(`${path}?${marked(fields)}`, file);

async function insist(path, what) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await read(await fetch(path, { method: "POST", body: what }));
    } catch (error) {
      if (error instanceof Refusal || attempt === 2) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 400 * (attempt + 1)); });
    }
  }
}

// A button at work is not `disabled`: that would take the focus away from whoever uses the keyboard.
export async function doing(element, work) {
  if (element.getAttribute("aria-disabled") === "true") return false;
  element.setAttribute("aria-disabled", "true");
  try {
    await work();
    return true;
  } catch (error) {
    say(error instanceof Refusal ? error.message : "The playground does not answer. Your words are still here.");
    return false;
  } finally {
    element.removeAttribute("aria-disabled");
  }
}

export function ask(question) {
  const confirm = $("#confirm");
  $("#confirm-question").textContent = question;
  confirm.returnValue = "no";
  confirm.showModal();
  return new Promise((resolve) => {
    confirm.addEventListener("close", () => resolve(confirm.returnValue === "yes"), { once: true });
  });
}

export async function fetched(path) {
  const response = await fetch(`${path}${path.includes("?") ? "&" : "?"}as=${body.dataset.who}`);
  if (response.status !== 200) return null;
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  return template.content;
}
