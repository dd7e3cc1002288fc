/** For JSON.stringify: without what no database keeps and no eye sees, which a paste may bring (NUL, half a pair). */
export function storable<Value>(_: string, value: Value): Value | string {
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value
}
