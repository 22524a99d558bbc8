import { configure } from '@testing-library/svelte'

// What a screen is to show is waited for as long as it takes on a busy computer; one second is the library's own limit.
configure({ asyncUtilTimeout: 30_000 })
