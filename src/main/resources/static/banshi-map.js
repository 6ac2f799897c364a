/* The map of a list: dots of the places that the page's own table tells. Without this script the table stands alone. */
"use strict";
(function () {
  const box = document.getElementById("map");
  if (!box || !window.L) {
    return;
  }
  const SVG = "http://www.w3.org/2000/svg";
  const APART = 36;
  const SHOWN = 12;
  const WORST = ["red", "yellow", "none", "open", "green", "done"];
  const places = Array.from(document.querySelectorAll("tr[data-lon]")).map(function (row) {
    return {
      at: [Number(row.dataset.lat), Number(row.dataset.lon)],
      light: row.dataset.light,
      letter: row.dataset.letter,
      words: row.dataset.words,
      link: row.querySelector("a"),
    };
  });
  if (places.length === 0) {
    return;
  }
  box.hidden = false;
  const map = L.map(box, { zoomControl: false, zoomSnap: 0.25, scrollWheelZoom: false, attributionControl: false, fadeAnimation: false });
  L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
  if (box.dataset.tiles) {
    L.control.attribution({ prefix: false }).addTo(map);
    const said = document.createElement("span");
    said.textContent = box.dataset.attribution;
    L.tileLayer(box.dataset.tiles, { maxZoom: 18, attribution: said.innerHTML }).addTo(map);
  }
  if (box.dataset.outlines) {
    banshiOutlines(box.dataset.outlines, map, function (outlines) { outlines.name(); });
  }
  map.fitBounds(L.latLngBounds(places.map(function (place) { return place.at; })), { padding: [32, 32], maxZoom: 14 });

  function part(name, attributes) {
    const element = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) {
      element.setAttribute(key, attributes[key]);
    });
    return element;
  }

  /* A shape for each light, so that it does not hang on colour. */
  function shape(light) {
    switch (light) {
      case "red":
        return part("path", { d: "M16 1 31 16 16 31 1 16z" });
      case "yellow":
        return part("path", { d: "M16 1 31 30H1z" });
      case "none":
      case "open":
        return part("rect", { x: 3, y: 3, width: 26, height: 26 });
      default:
        return part("circle", { cx: 16, cy: 16, r: 14 });
    }
  }

  function sign(light, letter) {
    const svg = part("svg", { viewBox: "0 0 32 32", "aria-hidden": "true" });
    const text = part("text", { x: 16, y: light === "yellow" ? 26 : 21, "text-anchor": "middle" });
    text.textContent = letter;
    svg.append(shape(light), text);
    return svg;
  }

  /* What would lie on top of each other stands as one, under the light that needs looking at most. */
  function heaps() {
    const all = [];
    places.forEach(function (place) {
      const point = map.latLngToLayerPoint(place.at);
      const near = all.find(function (heap) { return heap.point.distanceTo(point) < APART; });
      if (near) {
        near.places.push(place);
      } else {
        all.push({ point: point, at: place.at, places: [place] });
      }
    });
    return all;
  }

  function told(heap) {
    const list = document.createElement("ul");
    heap.places.slice(0, SHOWN).forEach(function (place) {
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = place.link.href;
      link.textContent = place.link.textContent;
      line.append(link, document.createElement("br"), place.words);
      list.append(line);
    });
    const content = document.createElement("div");
    content.append(list);
    if (heap.places.length > SHOWN) {
      const more = document.createElement("p");
      more.textContent = box.dataset.more.replace("#", heap.places.length - SHOWN);
      content.append(more);
    }
    return content;
  }

  const layer = L.layerGroup().addTo(map);
  function draw() {
    layer.clearLayers();
    heaps().forEach(function (heap) {
      const first = WORST.map(function (light) {
        return heap.places.find(function (place) { return place.light === light; });
      }).find(Boolean);
      const many = heap.places.length;
      const marker = L.marker(heap.at, {
        icon: L.divIcon({
          className: "dot dot-" + first.light,
          html: sign(first.light, many > 1 ? String(many) : first.letter),
          iconSize: [32, 32],
        }),
      });
      marker.bindPopup(told(heap), { maxWidth: 240, autoPanPaddingTopLeft: [48, 8] });
      marker.addTo(layer);
      const name = first.link.textContent + " " + first.words;
      marker.getElement().setAttribute("aria-label",
        many > 1 ? box.dataset.heap.replace("#", many).replace("~", name) : name);
    });
  }
  map.on("zoomend", draw);
  map.on("popupopen", function (event) {
    const close = event.popup.getElement().querySelector(".leaflet-popup-close-button");
    close.setAttribute("aria-label", box.dataset.close);
  });
  draw();
})();
