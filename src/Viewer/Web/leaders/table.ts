// The table of wards: sorting by column and finding by name.
type Order = 'ascending' | 'descending';

let sortedBy = 'open';
let order: Order = 'descending';
let wanted = '';

/** Makes a freshly drawn table work as the one before it did. */
export function enliven(panel: HTMLElement, goTo: (row: HTMLTableRowElement) => void): void {
  const table = panel.querySelector<HTMLTableElement>('table.sortable')!;
  const find = panel.querySelector<HTMLInputElement>('#find-ward')!;
  for (const button of table.querySelectorAll<HTMLButtonElement>('[data-sort]'))
    button.addEventListener('click', () => {
      const column = button.dataset.sort!;
      order = sortedBy === column && order === 'descending' ? 'ascending' : 'descending';
      if (sortedBy !== column && column === 'name') order = 'ascending';
      sortedBy = column;
      sort(table);
    });
  for (const row of rows(table)) row.querySelector('.to-ward')?.addEventListener('click', () => goTo(row));
  find.value = wanted;
  find.addEventListener('input', () => {
    wanted = find.value;
    filter(table);
  });
  sort(table);
  filter(table);
}

function rows(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.tBodies[0]!.rows];
}

function sort(table: HTMLTableElement): void {
  const sign = order === 'ascending' ? 1 : -1;
  const compare = (a: HTMLTableRowElement, b: HTMLTableRowElement): number => sortedBy === 'name'
    ? a.dataset.name!.localeCompare(b.dataset.name!, 'vi')
    : Number(a.dataset[sortedBy]) - Number(b.dataset[sortedBy]);
  // Households without a known ward stay at the end, whatever the order: they are not a ward.
  table.tBodies[0]!.append(...rows(table).sort((a, b) =>
    Number(!a.dataset.area) - Number(!b.dataset.area) || sign * compare(a, b)));
  for (const button of table.querySelectorAll<HTMLButtonElement>('[data-sort]'))
    button.closest('th')!.setAttribute('aria-sort', button.dataset.sort === sortedBy ? order : 'none');
}

function filter(table: HTMLTableElement): void {
  const needle = plain(wanted.trim());
  for (const row of rows(table)) row.hidden = needle !== '' && !plain(row.dataset.name!).includes(needle);
}

/** Without case and tone marks: "dong xoai" finds Đồng Xoài. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}
