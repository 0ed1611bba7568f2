<?php
/**
 * The plugin.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * Connects the plugin with WordPress. All hooks are here.
 */
final class Plugin {
	public const VERSION = '0.1.0';

	/**
	 * Creates the plugin.
	 *
	 * @param string $file The plugin's main file.
	 */
	public function __construct( private readonly string $file ) {
	}

	/**
	 * Adds the hooks.
	 */
	public function start(): void {
		$settings = Settings::load();
		$client   = new DeskClient( $settings->desk );
		$store    = new FragmentStore( $client );
		$renderer = new Renderer( $settings, $store );
		$assets   = new Assets( $this->file, $settings );
		$block    = new Block( dirname( $this->file ), $renderer, $assets );
		$codes    = new Shortcodes( $renderer, $assets );
		$pasted   = new PastedAddresses( $settings );
		$routes   = new RestRoutes( $client, $store, $settings );
		$page     = new SettingsPage( $settings, $client );

		add_action( 'init', fn() => load_plugin_textdomain( 'reader-article', false, dirname( plugin_basename( $this->file ) ) . '/languages' ) );
		add_action( 'init', $assets->register( ... ) );
		add_action( 'init', $block->register( ... ) );
		add_action( 'init', $codes->register( ... ) );
		add_action( 'init', $pasted->register( ... ) );
		add_action( 'rest_api_init', $routes->register( ... ) );
		add_action( 'wp_enqueue_scripts', $assets->enqueue_for_post( ... ) );
		add_action( 'enqueue_block_editor_assets', $assets->add_texts_of_block( ... ) );
		add_filter( 'no_texturize_tags', $codes->keep_quotes( ... ) );
		add_filter( 'oembed_dataparse', $pasted->replace_html( ... ), 20, 3 );
		add_action( 'admin_init', $page->register( ... ) );
		add_action( 'admin_menu', $page->add_to_menu( ... ) );
		add_filter( 'plugin_action_links_' . plugin_basename( $this->file ), $page->add_link( ... ) );
	}
}
