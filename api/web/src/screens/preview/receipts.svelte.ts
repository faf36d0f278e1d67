// What was entrusted in this browser, as the page shows it.

import { allReceipts, dropReceipt, type Receipt } from './kept';

class Receipts {
  all = $state.raw<Receipt[]>(allReceipts());
  /** the one that was given just now */
  newest = $state('');

  again(newest = ''): void {
    this.newest = newest;
    this.all = allReceipts();
  }
  drop(id: string): void {
    dropReceipt(id);
    this.again();
  }
}

const receipts = new Receipts();
export default receipts;
