// Types of <gas-cabinet>: its events, and the element for `document.querySelector('gas-cabinet')`.

/** What the cabinet tells the page around. Nothing personal is in it. None of the events bubbles. */
export interface GasCabinetEvents {
  /** It stands; again after it was put up anew. */
  'gas-cabinet:ready': CustomEvent<Record<string, never>>;
  /** Another page, by its pattern, such as `/invoices/:id`; never with what stands in the place of `:id`. Empty where there is no such page. */
  'gas-cabinet:navigated': CustomEvent<{ page: string }>;
  'gas-cabinet:signed-in': CustomEvent<Record<string, never>>;
  'gas-cabinet:signed-out': CustomEvent<Record<string, never>>;
  /** A meter reading has reached the company. */
  'gas-cabinet:reading-submitted': CustomEvent<Record<string, never>>;
  /** The person leaves for a payment provider. */
  'gas-cabinet:payment-started': CustomEvent<Record<string, never>>;
  /**
   * Of the loader: `late` (not there within 5 s; may come yet), `failed`, `config` (the file of settings was not read, or
   * what the element of a frame says is wrong). Of the program: `stopped`; inline `failed` follows.
   */
  'gas-cabinet:error': CustomEvent<{ code: 'late' | 'failed' | 'config' | 'stopped' }>;
}

export interface GasCabinetElement extends HTMLElement {
  addEventListener<Name extends keyof GasCabinetEvents>(
    name: Name,
    listener: (this: GasCabinetElement, event: GasCabinetEvents[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (this: GasCabinetElement, event: HTMLElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'gas-cabinet': GasCabinetElement;
  }
}
