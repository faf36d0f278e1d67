// Ways of going through a project, as the preview shows them: the usual one and the one with
// commitments first, the others when asked for.

export const firstVariants = ['customary', 'commitment'];
export const moreVariants = ['parallel', 'sequential'];
