/* Raising in three short steps, a draft kept in this browser, a place by a tap. Without this script it is one form. */
"use strict";
(function () {
  const KEY = "banshi-draft";
  const DAY = 24 * 3600 * 1000;
  // Who asks, and for whom, is never kept, nor are photographs.
  const KEPT = ["text", "title", "type", "region", "address", "lon", "lat"];
  const form = document.querySelector("form[data-raise]");
  if (!form) {
    return;
  }
  const line = document.querySelector("[data-draft-line]");
  const failed = document.getElementById("errors") !== null;

  function read() {
    try {
      const draft = JSON.parse(localStorage.getItem(KEY));
      return draft && Date.now() - draft.at < DAY ? draft : null;
    } catch (e) {
      return null;
    }
  }

  function forget() {
    try {
      localStorage.removeItem(KEY);
    } catch (e) {
      // A browser that keeps nothing has nothing to forget.
    }
    line.hidden = true;
  }

  function value(name) {
    const field = form.elements[name];
    return field ? field.value : "";
  }

  /* A report, and what is to be kept secret, leaves nothing on a phone that others may use. */
  function secret() {
    return value("type") === "report" || (form.elements.confidential && form.elements.confidential.checked);
  }

  function keep() {
    if (secret() || (value("text") === "" && value("title") === "" && value("address") === "")) {
      forget();
      return;
    }
    const draft = { at: Date.now(), words: {} };
    KEPT.forEach(function (name) { draft.words[name] = value(name); });
    try {
      localStorage.setItem(KEY, JSON.stringify(draft));
      line.hidden = false;
    } catch (e) {
      line.hidden = true;
    }
  }

  function restore() {
    const draft = read();
    if (!draft || failed || value("text") !== "") {
      return;
    }
    KEPT.forEach(function (name) {
      if (form.elements[name] && value(name) === "") {
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
  line.querySelector("[data-draft-delete]").addEventListener("click", function () {
    clearTimeout(waiting);
    forget();
    KEPT.forEach(function (name) {
      const field = form.elements[name];
      if (field instanceof RadioNodeList) {
        field.forEach(function (choice) { choice.checked = false; });
      } else if (field) {
        field.value = "";
      }
    });
    showPoint();
    form.elements.text.focus();
  });

  /* The place */
  const place = form.querySelector("[data-place]");
  const said = place && place.querySelector("[data-place-said]");
  const clear = place && place.querySelector("[data-place-clear]");
  let map;
  let marker;
  let outlines;

  function mark(lat, lon) {
    form.elements.lat.value = lat.toFixed(5);
    form.elements.lon.value = lon.toFixed(5);
    const words = choose(lat, lon);
    keep();
    showPoint(words);
  }

  /* The region under the finger is chosen in the list, or the one above it where the list goes no further down. */
  function choose(lat, lon) {
    if (!outlines) {
      return "";
    }
    const found = outlines.at(lat, lon);
    if (!found) {
      return place.dataset.nowhere;
    }
    const list = form.elements.region;
    if (list) {
      const option = Array.from(list.options).filter(function (one) {
        return one.value !== "" && found.code.indexOf(one.value) === 0;
      }).sort(function (a, b) { return b.value.length - a.value.length; })[0];
      if (option) {
        list.value = option.value;
        outlines.show(option.value);
      }
    }
    return place.dataset.in.replace("#", found.name);
  }

  function showPoint(words) {
    if (!place) {
      return;
    }
    const marked = value("lon") !== "" && value("lat") !== "";
    said.textContent = marked ? words || place.dataset.marked : place.dataset.none;
    clear.hidden = !marked;
    if (!map) {
      return;
    }
    if (marker) {
      marker.remove();
      marker = null;
    }
    if (marked) {
      const at = [Number(value("lat")), Number(value("lon"))];
      marker = L.circleMarker(at, { radius: 11, weight: 4, color: "#a51d24", fillColor: "#fff", fillOpacity: 1,
        interactive: false }).addTo(map);
    }
  }

  function names() {
    return Array.from(place.querySelectorAll("li[data-lon]")).map(function (one) {
      return { region: one.dataset.region, words: one.textContent, at: [Number(one.dataset.lat), Number(one.dataset.lon)] };
    });
  }

  /* Names that would lie on each other are left out until one looks closer. */
  function write(labels) {
    const taken = [];
    labels.clearLayers();
    names().forEach(function (one) {
      const point = map.latLngToLayerPoint(one.at);
      const size = parseFloat(getComputedStyle(place).fontSize);
      const width = one.words.length * size;
      const free = taken.every(function (other) {
        return Math.abs(other.point.x - point.x) > (other.width + width) / 2
          || Math.abs(other.point.y - point.y) > 1.4 * size;
      });
      if (!free) {
        return;
      }
      taken.push({ point: point, width: width });
      const label = document.createElement("span");
      label.textContent = one.words;
      L.marker(one.at, { interactive: false, keyboard: false,
        icon: L.divIcon({ className: "place-name", html: label, iconSize: [0, 0] }) }).addTo(labels);
    });
  }

  function look(all) {
    const chosen = all.filter(function (one) { return value("region") !== "" && one.region.startsWith(value("region")); });
    if (value("lon") !== "" && value("lat") !== "") {
      map.setView([Number(value("lat")), Number(value("lon"))], 14);
    } else if (chosen.length > 0 || all.length > 0) {
      map.fitBounds(L.latLngBounds((chosen.length > 0 ? chosen : all).map(function (one) { return one.at; })),
        { padding: [40, 40], maxZoom: 14 });
    } else {
      map.fitWorld();
    }
  }

  function draw() {
    if (!place || !window.L) {
      return;
    }
    place.hidden = false;
    if (map) {
      map.invalidateSize();
      look(names());
      return;
    }
    const box = document.getElementById("place-map");
    map = L.map(box, { zoomControl: false, zoomSnap: 0.25, scrollWheelZoom: false, attributionControl: false, fadeAnimation: false });
    L.control.zoom({ zoomInTitle: place.dataset.zoomIn, zoomOutTitle: place.dataset.zoomOut }).addTo(map);
    if (place.dataset.tiles) {
      const words = document.createElement("span");
      words.textContent = place.dataset.attribution;
      L.control.attribution({ prefix: false }).addTo(map);
      L.tileLayer(place.dataset.tiles, { maxZoom: 18, attribution: words.innerHTML }).addTo(map);
    } else {
      const labels = L.layerGroup().addTo(map);
      map.on("zoomend", function () { write(labels); });
      banshiOutlines(place.dataset.outlines, map, function (drawn) {
        outlines = drawn;
        outlines.show(value("region"));
      });
    }
    look(names());
    map.on("click", function (event) { mark(event.latlng.lat, event.latlng.wrap().lng); });
    box.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && event.target === box) {
        event.preventDefault();
        const middle = map.getCenter().wrap();
        mark(middle.lat, middle.lng);
      }
    });
    showPoint();
  }

  if (place) {
    clear.addEventListener("click", function () {
      form.elements.lon.value = "";
      form.elements.lat.value = "";
      keep();
      showPoint();
    });
    const here = place.querySelector("[data-place-here]");
    here.hidden = !navigator.geolocation;
    here.addEventListener("click", function () {
      navigator.geolocation.getCurrentPosition(function (found) {
        mark(found.coords.latitude, found.coords.longitude);
        map.setView([found.coords.latitude, found.coords.longitude], 15);
      }, function () {
        said.textContent = place.dataset.refused;
      }, { enableHighAccuracy: true, timeout: 10000 });
    });
    if (form.elements.region) {
      form.elements.region.addEventListener("change", function () {
        if (map) {
          look(names());
          const chosen = form.elements.region.selectedOptions[0];
          if (outlines && value("region") !== "") {
            outlines.show(value("region"));
            said.textContent = place.dataset.looking.replace("#", chosen.textContent);
          }
        }
      });
    }
  }

  /* The steps */
  const steps = Array.from(form.querySelectorAll("[data-step]"));
  const now = document.querySelector("[data-step-now]");
  let at = 0;

  function show(which, moved) {
    at = which;
    steps.forEach(function (step, n) { step.hidden = n !== which; });
    now.hidden = false;
    now.textContent = now.dataset.words.replace("#", which + 1);
    if (place && steps[which].contains(place)) {
      draw();
    }
    if (moved) {
      now.scrollIntoView({ block: "start" });
      const first = steps[which].querySelector("textarea, select, input:not([type=hidden])");
      if (first) {
        first.focus({ preventScroll: true });
      }
    }
  }

  function begin() {
    restore();
    if (new URLSearchParams(location.search).get("all") === "on") {
      draw();
      return;
    }
    form.querySelectorAll("[data-step-move], [data-back]").forEach(function (part) { part.hidden = false; });
    document.querySelector("[data-step-all]").hidden = false;
    form.addEventListener("click", function (event) {
      if (event.target.closest("[data-next]")) {
        show(Math.min(at + 1, steps.length - 1), true);
      } else if (event.target.closest("[data-back]")) {
        show(Math.max(at - 1, 0), true);
      }
    });
    const wrong = steps.findIndex(function (step) { return step.querySelector(".wrong") !== null; });
    show(Math.max(wrong, 0), false);
    document.addEventListener("click", function (event) {
      const link = event.target.closest("#errors a[href^='#']");
      const field = link && document.getElementById(link.hash.slice(1));
      const step = field ? steps.findIndex(function (one) { return one.contains(field); }) : -1;
      if (step >= 0) {
        event.preventDefault();
        show(step, false);
        field.focus();
      }
    });
  }

  // Leaflet is asked for after this script's place in the page is known: wait until both are there.
  document.addEventListener("DOMContentLoaded", begin);
})();
