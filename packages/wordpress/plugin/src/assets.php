<?php
/**
 * Styles and scripts.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * Registers the styles and scripts; only pages that show something load them.
 */
final class Assets {
	public const STYLE  = 'reader-article';
	public const LIVE   = 'reader-article-live';
	public const EDITOR = 'reader-article-editor';

	private const EDITOR_NEEDS = array( 'wp-api-fetch', 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-server-side-render', 'wp-url' );

	/**
	 * Creates the assets.
	 *
	 * @param string   $file     The plugin's main file.
	 * @param Settings $settings Of the site.
	 */
	public function __construct( private readonly string $file, private readonly Settings $settings ) {
	}

	/**
	 * Registers them.
	 */
	public function register(): void {
		wp_register_style( self::STYLE, plugins_url( 'styles/reader-article.css', $this->file ), array(), Plugin::VERSION );
		wp_register_script( self::LIVE, plugins_url( 'scripts/live.js', $this->file ), array(), Plugin::VERSION, true );
		$live = wp_json_encode( array( 'route' => rest_url( RestRoutes::SPACE . '/fragment' ) ), JSON_HEX_TAG | JSON_HEX_AMP );
		wp_add_inline_script( self::LIVE, "window.readerArticleLive = $live;", 'before' );
		wp_register_script( self::EDITOR, plugins_url( 'block/editor.js', $this->file ), self::EDITOR_NEEDS, Plugin::VERSION, true );
	}

	/**
	 * Enqueues the styles in the head if the post that is shown needs them; otherwise they come when they are needed.
	 */
	public function enqueue_for_post(): void {
		$post = is_singular() ? get_post() : null;
		if ( ! $post instanceof \WP_Post ) {
			return;
		}
		$content = $post->post_content;
		$desk    = $this->settings->desk;
		if (
			has_block( Block::NAME, $post ) || has_shortcode( $content, Shortcodes::ARTICLE ) || has_shortcode( $content, Shortcodes::CARD ) ||
			( null !== $desk && str_contains( $content, $desk->url . '/' ) )
		) {
			wp_enqueue_style( self::STYLE );
		}
	}

	/**
	 * Enqueues what an article on the page needs.
	 */
	public function enqueue(): void {
		wp_enqueue_style( self::STYLE );
		if ( $this->settings->live && ! is_admin() ) {
			wp_enqueue_script( self::LIVE );
		}
	}

	/**
	 * Gives the block in the editor its texts, in the user's language.
	 */
	public function add_texts_of_block(): void {
		$texts = wp_json_encode( BlockTexts::all( $this->settings ), JSON_HEX_TAG | JSON_HEX_AMP );
		wp_add_inline_script( self::EDITOR, "window.readerArticleBlock = $texts;", 'before' );
	}
}
