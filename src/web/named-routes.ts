import { routes } from "../access/routes.ts";

/** As Express keeps what was registered: a route with its methods, or something else that handles requests. */
interface Layer {
  rawPath?: unknown;
  route?: { path: unknown; methods: Record<string, boolean> };
  handle: unknown;
}

/** Throws when a route is registered of which nobody said who may use it. */
export function assertNamed(handlers: unknown): void {
  const forgotten = registeredRoutes(handlers).filter((name) => !Object.hasOwn(routes, name));
  if (forgotten.length > 0) {
    throw new Error(`Say in src/access/routes.ts who may use: ${forgotten.join(", ")}.`);
  }
}

/** The routes that a router and those within it answer, such as "GET /api/me". */
export function registeredRoutes(handlers: unknown, prefix = ""): string[] {
  return layersOf(handlers).flatMap(({ rawPath, route, handle }) => {
    if (route) return Object.keys(route.methods).map((method) => nameOf(method, prefix, route.path));
    return rawPath === "/" ? registeredRoutes(handle, prefix) : registeredRoutes(handle, prefix + rawPath);
  });
}

function nameOf(method: string, prefix: string, path: unknown): string {
  return `${method.toUpperCase()} ${prefix}${path}`;
}

function layersOf(handlers: unknown): Layer[] {
  if (typeof handlers !== "function" || !("stack" in handlers)) return [];
  // A function with a stack is a router of Express, whose types leave out what it was mounted at.
  return handlers.stack as Layer[];
}
