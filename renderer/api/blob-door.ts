/**
 * Hands bytes over to the core whole, as the browser host takes them.
 * @throws LinkError
 */
export type BlobDoor = (bytes: Blob) => Promise<Response>

let door: BlobDoor | null = null

/** The way in for a whole file; null where the core is reached over a port, which takes pieces through the contract. */
export function blobDoor(): BlobDoor | null {
  return door
}

/** For the transports. */
export function setBlobDoor(next: BlobDoor | null): void {
  door = next
}
