import { ipcRenderer } from 'electron'
import { passPort } from './pass-port.ts'

passPort(window, ipcRenderer)
