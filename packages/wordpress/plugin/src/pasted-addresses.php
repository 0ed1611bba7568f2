<?php
/**
 * Pasted addresses.
 *
 * @package ReaderArticle
 */

declare(strict_types=1);

namespace ReaderArticle;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * Shows articles and readers whose address stands alone in a line, and those in blocks for embedded addresses.
 */
final class PastedAddresses {
	/** Of a frame in the editor, in pixels. */
	private const WIDTH  = 640;
	private const HEIGHT = 600;

	/**
	 * What runs over the content of posts and widgets, and replaces shortcodes at its end.
	 */
	private const CONTENTS = array( 'the_content', 'widget_text_content', 'widget_block_content' );

	/**
	 * Creates it.
	 *
	 * @param Settings $settings Of the site.
	 */
	public function __construct( private readonly Settings $settings ) {
	}

	/**
	 * Registers the desk as a provider of oEmbed, for the editor, and a handler, for pages: they have the article's text.
	 */
	public function register(): void {
		$desk = $this->settings->desk;
		if ( null === $desk ) {
			return;
		}
		wp_oembed_add_provider( $desk->url . '/articles/*', $desk->url . '/oembed' );
		$pattern = '~^' . preg_quote( $desk->url, '~' ) . '/(?:articles|readers)/[^/?#\s]+/?(?:[?#]\S*)?$~';
		wp_embed_register_handler( 'reader-article', $pattern, fn( array $matches, array $attributes, string $url ): string|false => $this->embed( $url ) );
	}

	/**
	 * Replaces the desk's HTML of oEmbed by a frame of its own: HTML of another server is never put into a page.
	 *
	 * @param string|false $html From the response.
	 * @param object       $data The response.
	 * @param string       $url  Of the article.
	 */
	public function replace_html( string|false $html, object $data, string $url ): string|false {
		$desk = $this->settings->desk;
		$page = $desk?->find_page( $url );
		if ( null === $desk || null === $page ) {
			return $html;
		}
		if ( 'article' !== $page->type ) {
			// Only articles have frames; the handler shows readers.
			return false;
		}
		$title = $data->title ?? '';
		return sprintf(
			'<iframe src="%s" title="%s" width="%d" height="%d" loading="lazy" referrerpolicy="no-referrer" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border: 0; width: 100%%"></iframe>',
			esc_url( $desk->build( array( 'embed', $page->key ), $this->frame_query() ) ),
			esc_attr( is_string( $title ) ? sanitize_text_field( $title ) : '' ),
			self::WIDTH,
			self::HEIGHT
		);
	}

	/**
	 * Returns the options of a frame.
	 *
	 * @return array<string, string>
	 */
	private function frame_query(): array {
		$query = array(
			'theme' => $this->settings->theme,
			'lang'  => $this->settings->language(),
		);
		return array_filter( $query, static fn( string $value ): bool => '' !== $value );
	}

	/**
	 * Returns what is shown at the place of an address; false if it is of no page of the desk.
	 *
	 * @param string $url The address.
	 */
	private function embed( string $url ): string|false {
		$page = $this->settings->desk?->find_page( $url );
		if ( null === $page ) {
			return false;
		}
		$code = Shortcodes::of( $page );
		// WordPress adds paragraphs to HTML in a content, but not to a shortcode, which it replaces afterwards.
		return array() === array_filter( self::CONTENTS, 'doing_filter' ) ? do_shortcode( $code ) : $code;
	}
}
