; The app asks Windows for the links handover://… when it runs; what it asked for goes with it. An update keeps it.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\handover"
  ${endIf}
!macroend
