/** What the guest runtime throws as a TypeError: a plugin sees the same name and words here. */
export class GuestTypeError extends TypeError {}
