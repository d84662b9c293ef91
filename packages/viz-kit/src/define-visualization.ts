import { token } from "./token.ts";

export interface VisualizationDefinition<Props extends object> {
  readonly tag: `deconvscope-${string}`;
  /** Properties, each also an attribute in kebab-case: "json" is parsed, "text" taken as it is. */
  readonly properties: Readonly<Partial<Record<keyof Props & string, "json" | "text">>>;
  /** Callbacks, each told as an event: onPick as `deconvscope-pick`, its arguments as `detail`. */
  readonly callbacks: readonly (keyof Props & string)[];
  /** Draws nothing until these are given. */
  readonly required: readonly (keyof Props & string)[];
  draw(root: HTMLElement, props: Props): void;
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Registers a visualization as a custom element, once; does nothing where there is no DOM. */
export function defineVisualization<Props extends object>(definition: VisualizationDefinition<Props>): void {
  if (!("customElements" in globalThis) || customElements.get(definition.tag)) return;
  const names = Object.keys(definition.properties) as (keyof Props & string)[];
  const byAttribute = new Map(names.map((name) => [kebab(name), name]));

  class Visualization extends HTMLElement {
    static readonly observedAttributes = [...byAttribute.keys()];
    readonly #props: Partial<Props> = {};
    readonly #root: HTMLElement;
    readonly #sizes: ResizeObserver;
    #queued = false;

    constructor() {
      super();
      const shadow = this.attachShadow({ mode: "open", delegatesFocus: true });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(hostStyles);
      shadow.adoptedStyleSheets = [sheet];
      this.#root = shadow.appendChild(document.createElement("div"));
      this.#sizes = new ResizeObserver(() => this.#queue());
      for (const callback of definition.callbacks) {
        const type = `deconvscope-${kebab(callback).replace(/^on-/, "")}`;
        const tell = (...detail: unknown[]) =>
          this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
        Object.assign(this.#props, { [callback]: tell });
      }
    }

    connectedCallback() {
      for (const name of names) this.#upgrade(name);
      this.#sizes.observe(this);
      this.#queue();
    }

    disconnectedCallback() {
      this.#sizes.disconnect();
    }

    attributeChangedCallback(attribute: string, _before: string | null, value: string | null) {
      const name = byAttribute.get(attribute);
      if (name === undefined) return;
      this.set(
        name,
        value === null || definition.properties[name] === "text" ? (value ?? undefined) : parse(attribute, value),
      );
    }

    get(name: keyof Props & string): unknown {
      return this.#props[name];
    }

    set(name: keyof Props & string, value: unknown): void {
      Object.assign(this.#props, { [name]: value });
      this.#queue();
    }

    /** A property set before the element was known hides the accessor: take its value over. */
    #upgrade(name: string) {
      if (!Object.hasOwn(this, name)) return;
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }

    #queue() {
      if (this.#queued) return;
      this.#queued = true;
      queueMicrotask(() => {
        this.#queued = false;
        if (this.isConnected) this.#draw();
      });
    }

    #draw() {
      if (definition.required.some((name) => this.#props[name] === undefined)) return;
      if (this.#root.firstElementChild?.matches("[role=alert]")) this.#root.replaceChildren();
      try {
        const width = this.clientWidth;
        definition.draw(this.#root, { ...(width > 0 ? { width } : {}), ...this.#props } as Props);
      } catch (error) {
        const note = document.createElement("p");
        note.setAttribute("role", "alert");
        note.textContent = error instanceof Error ? error.message : String(error);
        this.#root.replaceChildren(note);
      }
    }
  }

  for (const name of names) {
    Object.defineProperty(Visualization.prototype, name, {
      get(this: Visualization) {
        return this.get(name);
      },
      set(this: Visualization, value: unknown) {
        this.set(name, value);
      },
    });
  }
  customElements.define(definition.tag, Visualization);
}

function parse(attribute: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`${attribute}: expected JSON, got ${JSON.stringify(text.slice(0, 40))}`, { cause });
  }
}

const hostStyles = `
:host { display: block; font: 13px/20px var(--font, Inter, system-ui, sans-serif); color: ${token("ink")}; font-feature-settings: "tnum"; }
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
*, *::before, *::after { box-sizing: border-box; }
[role="alert"] { margin: 0; padding: 8px 12px; background: ${token("bad-bg")}; color: ${token("bad")}; }
`;
