import { describe, expect, it } from 'vitest';
import { bodyOf, complete, fieldsOf } from './enter';

const pauses = { kind: [{ id: 'hearing', name: '听证' }] };

describe('the form of a step', () => {
  it('asks for what the step needs, then for the day, then for more', () => {
    const fields = fieldsOf(['document', 'kind', 'planned_end'], ['late'], pauses);
    expect(fields.map((f) => [f.name, f.form, f.must])).toEqual([
      ['document', 'line', true], ['kind', 'choice', true], ['planned_end', 'date', true], ['on', 'date', true], ['late', 'text', false],
    ]);
    expect(fields[1]?.choices).toBe(pauses.kind);
  });
  it('is complete once all is there, and says why where the day has passed', () => {
    const fields = fieldsOf(['document'], ['late'], {});
    expect(complete(fields, { on: '2026-11-25' }, '2026-11-25')).toBe(false);
    expect(complete(fields, { on: '2026-11-25', document: '受1' }, '2026-11-25')).toBe(true);
    expect(complete(fields, { on: '2026-11-24', document: '受1' }, '2026-11-25')).toBe(false);
    expect(complete(fields, { on: '2026-11-24', document: '受1', late: '补录' }, '2026-11-25')).toBe(true);
  });
  it('makes the body that the API takes', () => {
    const fields = fieldsOf(['document', 'missing', 'days', 'signer'], ['late', 'reason'], {});
    const values = { on: '2026-11-25', document: ' 补1 ', missing: '总图\n\n 红线图 ', days: '5', signer: '张三', late: '不算', reason: '' };
    expect(bodyOf('request_correction', fields, values, '2026-11-25')).toEqual({
      step: 'request_correction', on: '2026-11-25', document: '补1', missing: [{ what: '总图' }, { what: '红线图' }], days: 5, signer: { name: '张三' },
    });
  });
  it('keeps papers that are ticked as a list', () => {
    const fields = fieldsOf(['materials'], [], { materials: [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }] });
    expect(fields[0]?.form).toBe('checks');
    expect(bodyOf('accept_with_gap', fields, { materials: 'a\nb', on: '2026-11-25' }, '2026-11-25').materials).toEqual(['a', 'b']);
  });
});
