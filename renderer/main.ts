document.title="Handover"
