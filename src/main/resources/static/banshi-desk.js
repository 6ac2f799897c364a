/* The desk's helps: keys, the palette, numbers that stay current. Every page works without them. */
"use strict";
(function () {
  const OFF = "banshi-keys-off";
  const PATIENCE = 1500;
  const DRAFT = 3000;
  const palette = document.getElementById("palette");

  /* 1. Keys. They can be switched off (WCAG 2.1.4), and nothing is taken from somebody who types. */
  function switchedOff() {
    try {
      return localStorage.getItem(OFF) === "yes";
    } catch (e) {
      return false;
    }
  }

  function switchTo(on) {
    try {
      if (on) {
        localStorage.removeItem(OFF);
      } else {
        localStorage.setItem(OFF, "yes");
      }
    } catch (e) {
      // A browser that keeps nothing asks again on the next page.
    }
    document.documentElement.classList.toggle("keys-off", !on);
  }

  function typing(target) {
    return target.closest && target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  function rows() {
    return Array.from(document.querySelectorAll("[data-rows] tbody a.row-link, [data-rows] li a.row-link"));
  }

  function step(by) {
    const all = rows();
    const next = all[Math.max(all.indexOf(document.activeElement) + by, 0)];
    if (next) {
      next.focus();
    }
  }

  function tick() {
    const row = document.activeElement.closest("tr");
    const box = row && row.querySelector("td.tick input[type=checkbox]");
    if (box) {
      box.checked = !box.checked;
    }
  }

  function search() {
    const field = document.querySelector("main input[type=search]")
      || document.querySelector("header input[type=search]");
    if (field) {
      const folded = field.closest("details");
      if (folded) {
        folded.open = true;
      }
      field.focus();
      field.select();
    } else {
      open();
    }
  }

  let gone = 0;
  let formAsked = false;

  function follow(link) {
    if (link.hasAttribute("data-careful")) {
      // What is sent to somebody at once takes a second key.
      link.focus();
      return;
    }
    formAsked = link.hasAttribute("data-key");
    link.click();
  }

  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing
        || event.repeat && !"jk".includes(event.key) || typing(event.target)
        || document.querySelector("dialog[open]") || switchedOff()) {
      return;
    }
    const key = event.key;
    if (key.length !== 1) {
      return;
    }
    const afterG = Date.now() - gone < PATIENCE;
    gone = 0;
    const link = /^[a-z0-9]$/.test(key)
      ? document.querySelector((afterG ? "[data-go='" : "[data-key='") + key + "']") : null;
    if (link) {
      event.preventDefault();
      follow(link);
    } else if (afterG) {
      return;
    } else if (key === "g") {
      gone = Date.now();
    } else if (key === "j" || key === "k") {
      step(key === "j" ? 1 : -1);
    } else if (key === "x") {
      tick();
    } else if (key === "/") {
      event.preventDefault();
      search();
    } else if (key === "?") {
      event.preventDefault();
      open();
    }
  });

  // In a group of choices a digit takes the one that it stands at; Ctrl+Enter sends from any field.
  document.addEventListener("keydown", function (event) {
    const form = event.target.closest && event.target.closest("form[data-quick], .deed form");
    if (!form || event.isComposing || event.altKey || event.metaKey || event.repeat) {
      return;
    }
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      form.requestSubmit();
    } else if (!event.ctrlKey && /^[1-9]$/.test(event.key) && event.target.type === "radio" && !switchedOff()) {
      const choices = event.target.closest("fieldset").querySelectorAll("input[type=radio]");
      const choice = choices[Number(event.key) - 1];
      if (choice) {
        event.preventDefault();
        choice.checked = true;
        choice.dispatchEvent(new Event("change", { bubbles: true }));
        choice.focus();
      }
    }
  });

  // A suggestion is taken by click or key; the form stays as it is but for that field.
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("button[data-take]");
    if (!button) {
      return;
    }
    event.preventDefault();
    const name = button.dataset.take;
    const field = document.getElementById("f-" + name);
    if (!field) {
      return;
    }
    if (field.tagName === "FIELDSET") {
      field.querySelectorAll("input[type=radio]").forEach(function (choice) {
        if (choice.value === button.dataset.value) {
          choice.checked = true;
          choice.dispatchEvent(new Event("change", { bubbles: true }));
        }
      });
    } else {
      field.value = button.dataset.value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });

  // A unit that is advised is chosen in the form that lies open; sending it stays a step of its own.
  document.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest("a[data-choose]");
    const form = link && link.closest(".deed").querySelector("form");
    if (!form || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const code = link.dataset.choose;
    const choice = Array.from(form.querySelectorAll("[name=unit]")).find(function (one) {
      return one.tagName === "SELECT" || one.value === code;
    });
    if (choice) {
      event.preventDefault();
      if (choice.tagName === "SELECT") {
        choice.value = code;
      } else {
        choice.checked = true;
      }
      choice.dispatchEvent(new Event("change", { bubbles: true }));
      choice.focus();
    }
  });

  document.addEventListener("keydown", function (event) {
    const keys = { KeyG: "grade", KeyR: "region", KeyA: "address" };
    if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.repeat || switchedOff()
        || !keys[event.code]) {
      return;
    }
    const button = document.querySelector("button[data-take='" + keys[event.code] + "']");
    if (button) {
      event.preventDefault();
      button.click();
    }
  });

  // A suggestion that comes late does not take away what was chosen while it was under way.
  document.addEventListener("htmx:beforeSwap", function (event) {
    const place = event.detail.target;
    const choice = place && place.id === "category-part" && place.querySelector("select");
    if (choice && choice.value !== (event.detail.requestConfig.parameters.category || "")) {
      event.detail.shouldSwap = false;
    }
  });

  // What is read aloud when it changes stays untouched when it does not.
  document.addEventListener("htmx:beforeSwap", function (event) {
    const place = event.detail.target;
    if (place && (place.id === "outages" || place.id === "similar" || place.id === "clues")) {
      const fresh = document.createElement("template");
      fresh.innerHTML = event.detail.serverResponse;
      if (fresh.innerHTML.trim() === place.innerHTML.trim()) {
        event.detail.shouldSwap = false;
      }
    }
  });

  // The form that a key has opened is where the next key belongs.
  document.addEventListener("htmx:afterSettle", function () {
    if (formAsked) {
      formAsked = false;
      const first = document.querySelector(
        "#acting .deed input:not([type=hidden]), #acting .deed select, #acting .deed textarea, #acting .deed button");
      if (first) {
        first.focus();
      }
    }
  });

  /* 2. The palette: pages, actions of this page, a number or words to look for. */
  let items = [];
  let chosen = 0;

  function open() {
    if (!palette || palette.open) {
      return;
    }
    palette.querySelector("#palette-keys").checked = !switchedOff();
    field().value = "";
    palette.showModal();
    show();
    field().focus();
  }

  function field() {
    return palette.querySelector("#palette-q");
  }

  function words(link) {
    const copy = link.cloneNode(true);
    copy.querySelectorAll("kbd, [data-live]").forEach(function (part) {
      part.remove();
    });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function links() {
    const actions = Array.from(document.querySelectorAll("[data-key]")).map(function (link) {
      return { text: words(link), keys: link.dataset.key, go: function () { follow(link); } };
    });
    const pages = Array.from(document.querySelectorAll("[data-page]")).map(function (link) {
      return { text: words(link), keys: link.dataset.go ? "g " + link.dataset.go : "",
        go: function () { link.click(); } };
    });
    return actions.concat(pages);
  }

  function to(path) {
    return function () {
      window.location.assign(path);
    };
  }

  function show() {
    const asked = field().value.trim();
    const list = palette.querySelector("#palette-list");
    items = links().filter(function (item) {
      return item.text.toLowerCase().includes(asked.toLowerCase());
    });
    if (asked) {
      const search = { text: list.dataset.search.replace("…", asked), keys: "",
        go: to("/desk/matters?q=" + encodeURIComponent(asked)) };
      if (/^\d{12,}$/.test(asked)) {
        items.unshift({ text: list.dataset.number.replace("…", asked), keys: "", go: to("/desk/matters/" + asked) });
      }
      items.push(search);
    }
    chosen = 0;
    list.replaceChildren.apply(list, items.map(function (item, index) {
      const line = document.createElement("li");
      line.id = "palette-" + index;
      line.setAttribute("role", "option");
      line.append(item.text);
      if (item.keys) {
        const keys = document.createElement("kbd");
        keys.textContent = item.keys;
        line.append(keys);
      }
      line.addEventListener("click", function () {
        chosen = index;
        go();
      });
      return line;
    }));
    mark();
  }

  function mark() {
    Array.from(palette.querySelectorAll("#palette-list li")).forEach(function (line, index) {
      line.setAttribute("aria-selected", index === chosen ? "true" : "false");
      if (index === chosen) {
        line.scrollIntoView({ block: "nearest" });
      }
    });
    if (items.length) {
      field().setAttribute("aria-activedescendant", "palette-" + chosen);
    } else {
      field().removeAttribute("aria-activedescendant");
    }
  }

  function go() {
    const item = items[chosen];
    if (item) {
      palette.close();
      item.go();
    }
  }

  if (palette) {
    switchTo(!switchedOff());
    document.addEventListener("click", function (event) {
      if (event.target.closest("[data-palette]")) {
        open();
      }
    });
    field().addEventListener("input", show);
    field().addEventListener("keydown", function (event) {
      if (event.isComposing) {
        return;
      }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const by = event.key === "ArrowDown" ? 1 : -1;
        chosen = items.length ? (chosen + by + items.length) % items.length : 0;
        event.preventDefault();
        mark();
      } else if (event.key === "Enter") {
        event.preventDefault();
        go();
      }
    });
    palette.querySelector("#palette-keys").addEventListener("change", function (event) {
      switchTo(event.target.checked);
    });
  }

  /* Words that are typed are kept on the server, unless an earlier draft still waits to be decided about. */
  const waiting = new Map();

  function keeper(form) {
    return form && !document.querySelector("[data-draft-offer]") ? form.querySelector("[data-draft]") : null;
  }

  function keep(form) {
    const button = keeper(form);
    waiting.delete(form);
    if (!button || !form.isConnected) {
      return Promise.resolve();
    }
    const line = form.querySelector("[data-draft-line]");
    const words = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (typeof value === "string") {
        words.append(name, value);
      }
    });
    return fetch(button.dataset.draft, { method: "POST", body: words, headers: { "X-Draft": "yes" }, redirect: "error",
      keepalive: true })
      .then(function (answer) {
        line.textContent = answer.ok ? line.dataset.saved + " " + new Date().toTimeString().slice(0, 5)
          : line.dataset.failed;
      })
      .catch(function () {
        line.textContent = line.dataset.failed;
      });
  }

  document.addEventListener("input", function (event) {
    const form = event.target.closest && event.target.closest("form");
    if (keeper(form) && !waiting.has(form)) {
      waiting.set(form, setTimeout(function () { keep(form); }, DRAFT));
    }
  });

  document.addEventListener("submit", function (event) {
    clearTimeout(waiting.get(event.target));
    waiting.delete(event.target);
  });

  // Whoever looks at what was changed finds the words again that were just typed.
  document.addEventListener("click", function (event) {
    const link = event.target.closest("[data-changed] a");
    if (link && waiting.size) {
      event.preventDefault();
      Promise.all(Array.from(waiting.keys(), function (form) {
        clearTimeout(waiting.get(form));
        return keep(form);
      })).then(function () {
        window.location.assign(link.href);
      });
    }
  });

  window.addEventListener("pagehide", function () {
    waiting.forEach(function (timer, form) {
      clearTimeout(timer);
      keep(form);
    });
  });

  /* An open drawer of the menu closes when somebody goes on elsewhere. */
  function closeDrawers(except) {
    document.querySelectorAll(".desk-menu details[open]").forEach(function (drawer) {
      if (drawer !== except) {
        drawer.open = false;
      }
    });
  }

  document.addEventListener("click", function (event) {
    closeDrawers(event.target.closest(".desk-menu details"));
  });
  document.addEventListener("keydown", function (event) {
    const open = event.key === "Escape" ? document.querySelector(".desk-menu details[open]") : null;
    if (open) {
      closeDrawers(null);
      open.querySelector("summary").focus();
    }
  });

  /* 3. Numbers that stay current while somebody looks; a tab in the background costs nothing. */
  const live = document.querySelector("[data-live-from]");
  let source = null;
  let news = null;

  function listen() {
    if (!live || source || document.hidden || !window.EventSource) {
      return;
    }
    const around = document.querySelector("[data-around]");
    source = new EventSource(live.dataset.liveFrom
      + (around ? "?matter=" + encodeURIComponent(around.dataset.around) : ""));
    source.addEventListener("around", function (event) {
      news = JSON.parse(event.data);
      tellAround();
    });
    source.addEventListener("numbers", function (event) {
      const numbers = JSON.parse(event.data);
      document.querySelectorAll("[data-live]").forEach(function (place) {
        const text = numbers[place.dataset.live];
        if (text !== undefined && place.textContent !== text) {
          place.textContent = text;
        }
      });
    });
    // Signed out elsewhere, or the house is full: the numbers stay as they are.
    source.addEventListener("end", deafen);
  }

  // Who else works on the matter that lies open, and whether it was changed since: told before anything is sent.
  function tellAround() {
    const around = document.querySelector("[data-around]");
    if (!around || !news) {
      return;
    }
    const changed = news.version > Number(around.dataset.version);
    around.querySelector("[data-changed]").hidden = !changed;
    const others = around.querySelector("[data-others]");
    if (!changed && Array.from(others.querySelectorAll("p"), function (one) { return one.textContent; }).join("\n")
        === news.others.join("\n")) {
      return;
    }
    const pattern = around.querySelector("template[data-other]");
    others.replaceChildren.apply(others, (changed ? [] : news.others).map(function (text) {
      const alert = pattern.content.firstElementChild.cloneNode(true);
      alert.querySelector("p").textContent = text;
      return alert;
    }));
  }

  document.addEventListener("htmx:afterSettle", tellAround);

  function deafen() {
    if (source) {
      source.close();
      source = null;
    }
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) {
      deafen();
    } else {
      listen();
    }
  });
  window.addEventListener("pagehide", deafen);
  window.addEventListener("pageshow", listen);
})();
