import { describe, expect, it } from 'vitest';
import { linkIn } from './link';

describe('the link of a preview', () => {
  const id = 'xtf2ak43xs24b7wslrjffkvnkfndjf3i';
  it('is found in an address of the page, of the API, or by itself', () => {
    expect(linkIn(`https://lists.example/#/result?link=${id}`)).toBe(id);
    expect(linkIn(`/api/v1/preview/links/${id}/plan`)).toBe(id);
    expect(linkIn(` ${id} `)).toBe(id);
  });
  it('is not made of anything else', () => {
    expect(linkIn('https://lists.example/')).toBe('');
    expect(linkIn('javascript:alert(1)')).toBe('');
  });
});
