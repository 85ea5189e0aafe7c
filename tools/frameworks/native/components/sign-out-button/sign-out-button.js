Component({
  properties: { label: String },

  methods: {
    async onTap() {
      await getApp().authing.logout();
      this.triggerEvent('signedout');
    },
  },
});
