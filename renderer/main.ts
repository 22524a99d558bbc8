import { mount } from 'svelte'
import { connect } from './api/client.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import Start from './shell/Start.svelte'

const target = document.getElementById('app')
if (!target) throw new Error('The page has no #app.')
mount(Start, { target, props: { connect } })
