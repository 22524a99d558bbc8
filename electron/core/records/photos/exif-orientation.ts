const ORIENTATION = 0x0112
const SHORT = 3
const IFD_ENTRY = 12

/**
 * The orientation (1 to 8) that a TIFF header with its first directory tells, as EXIF has it; null when it tells none. It never throws:
 * a camera's mistakes here are no reason to refuse its picture, for nothing else of this is kept.
 */
export function exifOrientation(tiff: Uint8Array): number | null {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const order = tiff.length < 8 ? 0 : view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return null
  const little = order === 0x4949
  const directory = view.getUint32(4, little)
  if (view.getUint16(2, little) !== 42 || directory + 2 > tiff.length) return null
  const entries = view.getUint16(directory, little)
  for (let place = 0; place < entries; place += 1) {
    const at = directory + 2 + place * IFD_ENTRY
    if (at + IFD_ENTRY > tiff.length) return null
    if (view.getUint16(at, little) !== ORIENTATION) continue
    const value = view.getUint16(at + 8, little)
    const isOne = view.getUint16(at + 2, little) === SHORT && view.getUint32(at + 4, little) === 1
    return isOne && value >= 1 && value <= 8 ? value : null
  }
  return null
}
