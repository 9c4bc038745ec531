// Says where the server is. Left to look for it, the browser first asks in vain under the page's own address.
// Streamlit's windows that tell of errors, in English, are kept away: connection.js tells of the one that visitors meet.
() => {
  window.__streamlit = {
    BACKEND_BASE_URL: new URL(".", location.href).href,
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false, blockErrorDialogs: true },
  };
}
