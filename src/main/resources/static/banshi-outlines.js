/* Outlines of regions on a map without pictures: drawn, named, and asked which one lies under a finger. */
"use strict";
function banshiOutlines(address, map, ready) {
  const layer = L.layerGroup().addTo(map);
  const drawn = [];

  /* Longitude first, as GeoJSON has it. */
  function isIn(ring, lat, lon) {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[i];
      const b = ring[j];
      if ((a[1] > lat) !== (b[1] > lat) && lon < (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }

  function size(ring) {
    let sum = 0;
    for (let i = 0; i + 1 < ring.length; i++) {
      sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    }
    return Math.abs(sum);
  }

  const outlines = {
    /* The smallest region around a place, if any is known. */
    at: function (lat, lon) {
      const found = drawn.filter(function (one) {
        return one.polygons.some(function (rings) {
          return isIn(rings[0], lat, lon) && !rings.slice(1).some(function (hole) { return isIn(hole, lat, lon); });
        });
      });
      found.sort(function (a, b) { return a.size - b.size; });
      return found[0];
    },

    /* Draws one region, and what lies in it, more strongly than the others. */
    show: function (code) {
      drawn.forEach(function (one) {
        const chosen = code !== "" && one.code.indexOf(code) === 0;
        one.shape.getElement().classList.toggle("outline-chosen", chosen);
        if (chosen) {
          one.shape.bringToFront();
        }
      });
    },

    /* Writes the names that have room. */
    name: function () {
      const names = L.layerGroup().addTo(map);
      function write() {
        const taken = [];
        const letter = parseFloat(getComputedStyle(map.getContainer()).fontSize);
        names.clearLayers();
        drawn.forEach(function (one) {
          const middle = one.shape.getBounds().getCenter();
          const point = map.latLngToLayerPoint(middle);
          const width = one.name.length * letter;
          if (taken.some(function (other) {
            return Math.abs(other.point.x - point.x) < (other.width + width) / 2 && Math.abs(other.point.y - point.y) < 1.4 * letter;
          })) {
            return;
          }
          taken.push({ point: point, width: width });
          const label = document.createElement("span");
          label.textContent = one.name;
          L.marker(middle, { interactive: false, keyboard: false, zIndexOffset: -1000,
            icon: L.divIcon({ className: "place-name place-name-below", html: label, iconSize: [0, 0] }) }).addTo(names);
        });
      }
      map.on("zoomend", write);
      write();
    },
  };

  fetch(address).then(function (answer) { return answer.json(); }).then(function (all) {
    all.features.forEach(function (feature) {
      const polygons = feature.geometry.coordinates;
      const shape = L.polygon(polygons.map(function (rings) {
        return rings.map(function (ring) { return ring.map(function (point) { return [point[1], point[0]]; }); });
      }), { interactive: false, className: all.rough ? "outline outline-rough" : "outline" }).addTo(layer);
      drawn.push({ code: feature.properties.code, name: feature.properties.name, polygons: polygons, shape: shape,
        size: polygons.reduce(function (sum, rings) { return sum + size(rings[0]); }, 0) });
    });
    ready(outlines);
  }).catch(function () {
    // Without outlines the map is as plain as before, and the list of regions still there.
  });
}
