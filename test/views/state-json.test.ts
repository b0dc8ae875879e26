import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { stateElement, stateJson } from "../../views/state-json.ts";

const hostile = { text: `</script><script>alert(1)</script> <!-- & \u2028 \u2029 ]]> "quoted" \\ 😀` };

test("nothing that somebody wrote can end the element that carries the state", () => {
  expect(stateJson(hostile)).not.toMatch(/[<>&\u2028\u2029]/);
});

test("the state comes out of the page as it went in", () => {
  const html = renderToString(stateElement(stateJson(hostile)));
  const carried = /^<script type="application\/json" id="state">([^<]*)<\/script>$/.exec(html);
  expect(JSON.parse(carried?.[1] ?? "")).toEqual(hostile);
});
