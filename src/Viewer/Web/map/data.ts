/** The JSON in a data block of the page. */
export function readBlock<T>(id: string): T {
  return JSON.parse(document.getElementById(id)!.textContent!) as T;
}

export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}

/** Numbers as the page's language writes them. */
export const numbers = new Intl.NumberFormat(document.documentElement.lang);
export const tenths = new Intl.NumberFormat(document.documentElement.lang, {
  minimumFractionDigits: 1, maximumFractionDigits: 1,
});
