/** A peer who has not left; of those who left only that there was one is known. */
export const isWithUs = ({ status }: { readonly status: "invited" | "active" | "paused" | "left" }): boolean => status !== "left";
