// Puts what is new in place of what was, message by message: whoever reads, edits or tabs through keeps their place.

const nameOf = (each) => each.dataset.message || each.id || each.className;
export const remember = (list) => { for (const each of list.children) each.source = each.outerHTML; };

function renew(old, fresh) {
  const at = [...old.querySelectorAll("button")].indexOf(document.activeElement);
  old.replaceWith(fresh);
  const again = fresh.querySelectorAll("button")[at];
  if (again) again.focus();
}

function arrivals(list, fresh) {
  const known = new Set([...list.children].map(nameOf));
  return [...fresh.children].filter((each) => !known.has(nameOf(each)));
}

// Where only two talk, whatever arrives answers whoever looks: it is shown from its beginning.
function follow(list, arrived) {
  if (!arrived.length || list.querySelector(".editing")) return;
  arrived[arrived.length - 1].scrollIntoView({ block: "nearest", behavior: "instant" });
  const hint = list.querySelector(":scope > .private:not(:empty)");
  if (hint) hint.scrollIntoView({ block: "nearest", behavior: "instant" });
}

export function patch(list, fresh) {
  remember(fresh);
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const arrived = arrivals(list, fresh);
  const old = new Map([...list.children].map((each) => [nameOf(each), each]));
  const wanted = [...fresh.children].filter((each) => each.id !== "private").map((each) => {
    const before = old.get(nameOf(each));
    old.delete(nameOf(each));
    if (before && (before.source === each.source || before.querySelector(".editing"))) return before;
    if (before) renew(before, each);
    return each;
  });
  for (const gone of old.values()) if (gone.id !== "private") gone.remove();
  let at = list.firstElementChild;
  for (const each of wanted) {
    if (each === at) at = at.nextElementSibling;
    else list.insertBefore(each, at);
  }
  if (list.classList.contains("conversation")) follow(list, arrived);
  else if (atEnd) list.scrollTop = list.scrollHeight;
}
