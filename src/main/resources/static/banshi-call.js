/* What is being put forward to a call is kept in this browser for a day, without who it is. */
"use strict";
(function () {
  const form = document.querySelector("form[data-call-draft]");
  const line = document.querySelector("[data-call-draft-line]");
  if (!form || !line) {
    return;
  }
  const KEY = "banshi-call-draft";
  const DAY = 24 * 3600 * 1000;
  const KEPT = ["text", "title", "region", "address"];

  function forget() {
    try {
      localStorage.removeItem(KEY);
    } catch (e) {
      // A browser that keeps nothing has nothing to forget.
    }
    line.hidden = true;
  }

  function keep() {
    const words = {};
    KEPT.forEach(function (name) { words[name] = form.elements[name] ? form.elements[name].value : ""; });
    if (KEPT.every(function (name) { return words[name] === ""; })) {
      forget();
      return;
    }
    try {
      localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), call: form.dataset.callDraft, words: words }));
      line.hidden = false;
    } catch (e) {
      line.hidden = true;
    }
  }

  function restore() {
    let draft = null;
    try {
      draft = JSON.parse(localStorage.getItem(KEY));
    } catch (e) {
      return;
    }
    if (!draft || draft.call !== form.dataset.callDraft || Date.now() - draft.at > DAY || form.elements.text.value !== "") {
      return;
    }
    KEPT.forEach(function (name) {
      if (form.elements[name] && form.elements[name].value === "") {
        form.elements[name].value = draft.words[name] || "";
      }
    });
    line.hidden = false;
  }

  let waiting;
  form.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 400);
  });
  form.addEventListener("submit", function () {
    clearTimeout(waiting);
    keep();
  });
  line.querySelector("[data-call-draft-delete]").addEventListener("click", function () {
    clearTimeout(waiting);
    forget();
    KEPT.forEach(function (name) {
      if (form.elements[name]) {
        form.elements[name].value = "";
      }
    });
    form.elements.text.focus();
  });
  restore();
})();
