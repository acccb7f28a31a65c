/** The first start: from an empty folder to a first booked night. */

export const firstRunScreen = {} as const;
